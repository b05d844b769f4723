//! What the rows of the two tables can be.

/// Kinds of rows, each with its word in the tables and its bit in a mask.
pub(crate) trait Kind: Copy + Eq + std::fmt::Debug + 'static {
    /// All kinds with the words that name them.
    const NAMES: &'static [(&'static str, Self)];

    /// One bit.
    fn bit(self) -> u128;

    /// The kind of a name.
    fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }
}

macro_rules! kinds {
    ($(#[$meta:meta])* $type:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $type { $($(#[$doc])* $variant,)* }

        impl Kind for $type {
            const NAMES: &'static [(&'static str, Self)] = &[$(($word, Self::$variant),)*];

            fn bit(self) -> u128 {
                1 << self as u128
            }
        }
    };
}

kinds! {
    /// Rows of `time.tsv`; its head tells what each is.
    TimeWord {
        Weekday = "weekday",
        WeekdayBare = "weekday-bare",
        WeekdayWord = "weekday-word",
        Month = "month",
        MonthWeak = "month-weak",
        MonthRare = "month-rare",
        MonthWord = "month-word",
        HijriMonth = "hijri-month",
        Day = "day",
        Part = "part",
        PartAdverb = "part-adverb",
        Unit = "unit",
        Single = "single",
        Dual = "dual",
        Last = "last",
        Final = "final",
        Next = "next",
        This = "this",
        Demonstrative = "demonstrative",
        ThisMonth = "this-month",
        BeforeLast = "before-last",
        AfterNext = "after-next",
        Ago = "ago",
        Since = "since",
        After = "after",
        FromNow = "from-now",
        AfterIt = "after-it",
        BeforeIt = "before-it",
        Same = "same",
        SameBefore = "same-before",
        That = "that",
        Following = "following",
        Early = "early",
        Mid = "mid",
        Late = "late",
        Rest = "rest",
        Sometime = "sometime",
        Year = "year",
        Era = "era",
        EraBefore = "era-before",
        HijriEra = "hijri-era",
        Of = "of",
        In = "in",
        And = "and",
        Corresponding = "corresponding",
        Until = "until",
        Range = "range",
        Season = "season",
        SeasonWord = "season-word",
        Decade = "decade",
        DecadeWord = "decade-word",
        Century = "century",
        Age = "age",
        Share = "share",
        Weekend = "weekend",
        Reference = "reference",
        Set = "set",
        Every = "every",
        Clock = "clock",
        ClockPart = "clock-part",
        Zone = "zone",
        Running = "running",
        Article = "article",
        Whole = "whole",
        Lead = "lead",
        Several = "several",
        Record = "record",
        NameBefore = "name-before",
        NameAfter = "name-after",
        Proclitic = "proclitic",
    }
}

kinds! {
    /// Rows of `numbers.tsv`; its head tells what each is.
    NumberWord {
        Unit = "unit",
        TenUnit = "ten-unit",
        Teen = "teen",
        Ten = "ten",
        Hundred = "hundred",
        Scale = "scale",
        Double = "double",
        Construct = "construct",
        Vague = "vague",
        Few = "few",
        Ordinal = "ordinal",
        About = "about",
        AtLeast = "at-least",
        AtLeastAfter = "at-least-after",
        AtMost = "at-most",
        Percent = "percent",
        PercentLead = "percent-lead",
        Half = "half",
        Parts = "parts",
        PartBefore = "part-before",
        PartOf = "part-of",
        PartBlock = "part-block",
        Over = "over",
        Minus = "minus",
        And = "and",
        Article = "article",
        To = "to",
        Between = "between",
        Count = "count",
        Reach = "reach",
        Rise = "rise",
        Former = "former",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_bit_of_its_own() {
        assert!(TimeWord::NAMES.len() <= 128);
        let all = TimeWord::NAMES.iter().fold(0, |all, (_, kind)| all | kind.bit());
        assert_eq!(all.count_ones() as usize, TimeWord::NAMES.len());
        assert_eq!(TimeWord::named("weekday"), Some(TimeWord::Weekday));
        assert_eq!(NumberWord::named("weekday"), None);
    }
}
