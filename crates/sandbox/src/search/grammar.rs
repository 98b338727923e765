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
        // Whatever is deeper is no field, and would be copied with all that is in it.
        if !matches!(left, Expr::Identifier(_) | Expr::CompoundIdentifier(_)) {
            return Some(Err(ParserError::ParserError("CONTAINS stands behind a field".to_owned())));
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

/// How long a query may be; a list of values may be most of it.
const MOST_TOKENS: usize = 20_000;
/// How many words and signs may be in it. Each can put what was before it inside something new, and the parser
/// bounds how deep brackets nest, not how many conditions follow each other.
const MOST_WORDS: usize = 1000;

/// Reads one query.
pub fn parse(text: &str) -> Result<Query, ParserError> {
    let mut tokens = Tokenizer::new(&Gigya, text).tokenize()?;
    let words = tokens.iter().filter(|token| !is_value(token)).count();
    if tokens.len() > MOST_TOKENS || words > MOST_WORDS {
        return Err(ParserError::ParserError("the query is too long; ask in several".to_owned()));
    }
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

/// Whether a token stands in a list of values, or between them.
fn is_value(token: &Token) -> bool {
    matches!(
        token,
        Token::Whitespace(_)
            | Token::Comma
            | Token::Number(..)
            | Token::SingleQuotedString(_)
            | Token::DoubleQuotedString(_)
    )
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
