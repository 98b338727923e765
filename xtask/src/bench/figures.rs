//! Figures of several runs: what lies in the middle, and how far they spread.

/// The middle and the two ends of some numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    pub median: f64,
    pub least: f64,
    pub most: f64,
}

impl Figure {
    /// Of at least one number; nothing of none.
    pub fn of(numbers: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut sorted: Vec<f64> = numbers.into_iter().collect();
        sorted.sort_by(f64::total_cmp);
        let (least, most) = (*sorted.first()?, *sorted.last()?);
        let half = sorted.len() / 2;
        let median =
            if sorted.len() % 2 == 1 { sorted[half] } else { f64::midpoint(sorted[half - 1], sorted[half]) };
        Some(Self { median, least, most })
    }

    /// `120 (115–131)`; one number where all are the same when written like this.
    pub fn written(self, write: impl Fn(f64) -> String) -> String {
        let [median, least, most] = [self.median, self.least, self.most].map(write);
        if least == most { median } else { format!("{median} ({least}–{most})") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_odd_number_is_the_one_in_the_middle() {
        let figure = Figure::of([30.0, 10.0, 500.0]);
        assert_eq!(figure, Some(Figure { median: 30.0, least: 10.0, most: 500.0 }));
    }

    #[test]
    fn the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
        assert_eq!(Figure::of([4.0, 1.0, 2.0, 100.0]).map(|figure| figure.median), Some(3.0));
    }

    #[test]
    fn nothing_has_no_median() {
        assert_eq!(Figure::of([]), None);
    }

    #[test]
    fn the_spread_is_written_where_there_is_one() {
        let write = |number: f64| format!("{number:.0}");
        assert_eq!(Figure { median: 12.0, least: 11.0, most: 15.0 }.written(write), "12 (11–15)");
        assert_eq!(Figure { median: 0.0, least: 0.0, most: 0.0 }.written(write), "0");
    }
}
