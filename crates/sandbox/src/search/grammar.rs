//! The language of queries: SQL, with texts in either kind of quotes, `CONTAINS`, and `START`.

use sqlparser::ast::{BinaryOperator, Expr, Query, UnaryOperator};
use sqlparser::dialect::{Dialect, GenericDialect, Precedence};
use sqlparser::keywords::Keyword;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Token, Tokenizer, Word};

/// The name of the operator that SQL does not have.
pub const CONTAINS: &str = "CONTAINS";

#[derive(Debug)]
struct Gigya;

impl Dialect for Gigya {
    fn is_identifier_start(&self, letter: char) -> bool {
        GenericDialect.is_identifier_start(letter)
    }

    fn is_identifier_part(&self, letter: char) -> bool {
        GenericDialect.is_identifier_part(letter)
    }

    // Everything else in quotes is a text.
    fn is_delimited_identifier_start(&self, letter: char) -> bool {
        letter == '`'
    }

    fn parse_infix(
        &self,
        parser: &mut Parser<'_>,
        left: &Expr,
        _precedence: u8,
    ) -> Option<Result<Expr, ParserError>> {
        let negated = is_not_contains(parser);
        if !negated && !is_contains(&parser.peek_token_ref().token) {
            return None;
        }
        for _ in 0..=usize::from(negated) {
            parser.advance_token();
        }
        let right = parser.parse_subexpr(self.prec_value(Precedence::Like));
        Some(right.map(|right| {
            let op = BinaryOperator::Custom(CONTAINS.to_owned());
            let whole = Expr::BinaryOp { left: Box::new(left.clone()), op, right: Box::new(right) };
            if negated { Expr::UnaryOp { op: UnaryOperator::Not, expr: Box::new(whole) } } else { whole }
        }))
    }

    fn get_next_precedence(&self, parser: &Parser<'_>) -> Option<Result<u8, ParserError>> {
        let next = is_contains(&parser.peek_token_ref().token) || is_not_contains(parser);
        next.then(|| Ok(self.prec_value(Precedence::Like)))
    }
}

fn is_contains(token: &Token) -> bool {
    is_word(token, CONTAINS)
}

fn is_not_contains(parser: &Parser<'_>) -> bool {
    let [first, second] = parser.peek_tokens_ref::<2>();
    is_word(&first.token, "NOT") && is_contains(&second.token)
}

fn is_word(token: &Token, text: &str) -> bool {
    matches!(token, Token::Word(Word { value, quote_style: None, .. }) if value.eq_ignore_ascii_case(text))
}

/// Reads one query.
pub fn parse(text: &str) -> Result<Query, ParserError> {
    let mut tokens = Tokenizer::new(&Gigya, text).tokenize()?;
    call_start_offset(&mut tokens);
    let mut parser = Parser::new(&Gigya).with_tokens(tokens);
    let query = parser.parse_query()?;
    // One semicolon at the end harms nobody; a second query does.
    if parser.peek_token_ref().token == Token::SemiColon {
        parser.advance_token();
    }
    parser.expect_token(&Token::EOF)?;
    Ok(*query)
}

/// SQL says OFFSET for what is START here, where a number follows.
fn call_start_offset(tokens: &mut [Token]) {
    let is_space = |token: &&Token| matches!(token, Token::Whitespace(_));
    for position in 0..tokens.len() {
        let next = tokens[position + 1..].iter().find(|token| !is_space(token));
        if is_word(&tokens[position], "START") && matches!(next, Some(Token::Number(..))) {
            let (value, keyword) = ("OFFSET".to_owned(), Keyword::OFFSET);
            tokens[position] = Token::Word(Word { value, quote_style: None, keyword });
        }
    }
}
