//! PLOVER 2.0 event types and sectors, and the CAMEO codes nearest to them.
//!
//! Sources: the PLOVER manual (draft 2.0, Open Event Data Alliance) for types, quads and scale;
//! the CAMEO codebook 1.1b3 for codes; Goldstein's scale as the Phoenix pipeline publishes it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// All values, in their published order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word that packs and JSON use.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The value a word names, or `None`.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use words;

words! {
    /// The 16 event types of PLOVER 2.0.
    EventType {
        /// Agree, sign, promise to do later.
        Agree = "AGREE",
        /// Meet, talk, negotiate, visit, phone.
        Consult = "CONSULT",
        /// Endorse, praise formally, recognise, open relations.
        Support = "SUPPORT",
        /// Yield verbally: accept a demand, ease a restriction.
        Concede = "CONCEDE",
        /// Material cooperation.
        Cooperate = "COOPERATE",
        /// Give aid or asylum, rescue, evacuate, send peacekeepers.
        Aid = "AID",
        /// Withdraw, release, resign, cease fire.
        Retreat = "RETREAT",
        /// Ask, demand, appeal.
        Request = "REQUEST",
        /// Blame, condemn, investigate, sue.
        Accuse = "ACCUSE",
        /// Refuse, veto, oppose.
        Reject = "REJECT",
        /// Threaten, give an ultimatum.
        Threaten = "THREATEN",
        /// Demonstrate, strike, riot, boycott.
        Protest = "PROTEST",
        /// Sanction, expel diplomats, cut relations, convict, ban.
        Sanction = "SANCTION",
        /// Deploy, mobilise, test-fire, raise the alert.
        Mobilize = "MOBILIZE",
        /// Arrest, seize, restrict, blockade, deport.
        Coerce = "COERCE",
        /// Attack, bomb, clash, kill, wound, abduct, torture.
        Assault = "ASSAULT",
    }
}

words! {
    /// PLOVER 2.0 sectors of actors and recipients.
    Sector {
        /// Agriculture.
        Agr = "AGR",
        /// Business.
        Bus = "BUS",
        /// Police.
        Cop = "COP",
        /// Criminals and suspects.
        Crm = "CRM",
        /// Civilians.
        Cvl = "CVL",
        /// Education.
        Edu = "EDU",
        /// Elites and former officials.
        Eli = "ELI",
        /// Government.
        Gov = "GOV",
        /// Judiciary.
        Jud = "JUD",
        /// Journalists and media.
        Jrn = "JRN",
        /// Labour.
        Lab = "LAB",
        /// Legislature.
        Leg = "LEG",
        /// Medical.
        Med = "MED",
        /// Military.
        Mil = "MIL",
        /// Political opposition.
        Opp = "OPP",
        /// Breakaway region.
        Pre = "PRE",
        /// Pro-government militia.
        Prm = "PRM",
        /// Political party.
        Pty = "PTY",
        /// Armed opposition.
        Reb = "REB",
        /// Refugees and displaced people.
        Ref = "REF",
        /// Religious bodies.
        Rel = "REL",
        /// Social groups.
        Soc = "SOC",
        /// Intelligence services.
        Spy = "SPY",
        /// Unidentified armed actors.
        Uaf = "UAF",
        /// Told, but not known.
        Unk = "UNK",
    }
}

impl EventType {
    /// PLOVER quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict,
    /// 4 material conflict.
    pub fn quad(self) -> u8 {
        use EventType::*;
        match self {
            Agree | Consult | Support | Concede => 1,
            Cooperate | Aid | Retreat => 2,
            Request | Accuse | Reject | Threaten => 3,
            Protest | Sanction | Mobilize | Coerce | Assault => 4,
        }
    }

    /// The CAMEO code that stands for the type when nothing finer is told.
    pub fn cameo(self) -> Cameo {
        use EventType::*;
        Cameo::new(match self {
            Agree => "030",
            Consult => "040",
            Support => "050",
            Concede => "080",
            Cooperate => "060",
            Aid => "070",
            Retreat => "087",
            Request => "100",
            Accuse => "110",
            Reject => "120",
            Threaten => "130",
            Protest => "140",
            Sanction => "160",
            Mobilize => "150",
            Coerce => "170",
            Assault => "190",
        })
        .expect("the default codes are well formed")
    }

    /// Modes of PLOVER 2.0, with those of the CAMEO-to-PLOVER table of 2021 that the manual lacks.
    pub fn modes(self) -> &'static [&'static str] {
        use EventType::*;
        match self {
            Agree | Support | Concede | Cooperate | Aid => &[],
            Consult => &["visit", "third-party", "multilateral", "phone"],
            Retreat => &["withdraw", "release", "disarm", "ceasefire", "access", "resign", "return", "ease"],
            Request | Reject => &["assist", "change", "yield", "meet"],
            Accuse => &["disapprove", "investigate", "allege"],
            Threaten => {
                &["restrict", "arrest", "relations", "expel", "territory", "violence", "ban", "political"]
            }
            Protest => &["demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"],
            Sanction => &["convict", "expel", "withdraw", "discontinue"],
            Mobilize => &["troops", "weapons", "police", "militia"],
            Coerce => &[
                "seize",
                "restrict",
                "censor",
                "curfew",
                "martial-law",
                "arrest",
                "deport",
                "withhold",
                "misinformation",
                "cyber",
                "ban",
            ],
            Assault => &[
                "abduct",
                "beat",
                "torture",
                "sexual",
                "targeted",
                "assassinate",
                "destroy",
                "primitive",
                "firearms",
                "explosives",
                "suicide-attack",
                "aerial",
                "drone",
                "heavy-weapons",
                "crowd-control",
                "unconventional",
                "massacre",
                "cleansing",
            ],
        }
    }
}

/// A CAMEO code of three or four digits; leading zeros count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cameo([u8; 4]);

impl Cameo {
    /// A code from its digits; `None` unless there are three or four and the root is 01 to 20.
    pub fn new(code: &str) -> Option<Self> {
        let digits = code.as_bytes();
        if !(3..=4).contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let root = (digits[0] - b'0') * 10 + (digits[1] - b'0');
        if !(1..=20).contains(&root) {
            return None;
        }
        let mut cells = [0; 4];
        cells[..digits.len()].copy_from_slice(digits);
        Some(Cameo(cells))
    }

    /// The digits.
    pub fn code(&self) -> &str {
        let len = if self.0[3] == 0 { 3 } else { 4 };
        std::str::from_utf8(&self.0[..len]).expect("a code is digits")
    }

    /// Goldstein's weight of the code, between -10 and 10, by root and the finer codes whose
    /// weight differs (Phoenix pipeline table).
    pub fn goldstein(&self) -> f32 {
        GOLDSTEIN
            .iter()
            .filter(|(prefix, _)| self.code().starts_with(prefix))
            .max_by_key(|(prefix, _)| prefix.len())
            .map_or(0.0, |&(_, weight)| weight)
    }
}

/// Weights by the longest matching prefix.
const GOLDSTEIN: &[(&str, f32)] = &[
    ("01", 0.0),
    ("02", 3.0),
    ("03", 4.0),
    ("04", 1.0),
    ("05", 3.5),
    ("06", 6.0),
    ("07", 7.0),
    ("08", 5.0),
    ("084", 7.0),
    ("085", 7.0),
    ("086", 9.0),
    ("087", 9.0),
    ("0874", 10.0),
    ("09", -2.0),
    ("10", -5.0),
    ("11", -2.0),
    ("12", -4.0),
    ("124", -5.0),
    ("125", -5.0),
    ("126", -5.0),
    ("127", -5.0),
    ("128", -5.0),
    ("129", -5.0),
    ("13", -6.0),
    ("130", -4.4),
    ("131", -5.8),
    ("132", -5.8),
    ("133", -5.8),
    ("134", -5.8),
    ("135", -5.8),
    ("136", -7.0),
    ("137", -7.0),
    ("138", -7.0),
    ("139", -7.0),
    ("14", -6.5),
    ("144", -7.5),
    ("145", -7.5),
    ("15", -7.2),
    ("16", -4.0),
    ("162", -5.6),
    ("163", -6.5),
    ("164", -7.0),
    ("165", -7.0),
    ("166", -8.0),
    ("17", -7.0),
    ("171", -9.2),
    ("172", -5.0),
    ("173", -5.0),
    ("174", -5.0),
    ("175", -9.0),
    ("18", -9.0),
    ("182", -9.5),
    ("1821", -9.0),
    ("1822", -9.0),
    ("1823", -10.0),
    ("183", -10.0),
    ("184", -8.0),
    ("185", -8.0),
    ("186", -10.0),
    ("19", -10.0),
    ("191", -9.5),
    ("192", -9.5),
    ("196", -9.5),
    ("20", -10.0),
    ("201", -9.5),
    ("203", -9.5),
];

impl Serialize for Cameo {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Cameo {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Cameo::new(&code).ok_or_else(|| serde::de::Error::custom("not a CAMEO code"))
    }
}

impl JsonSchema for Cameo {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Cameo".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "CAMEO code; leading zeros count.",
            "type": "string",
            "pattern": "^(0[1-9]|1[0-9]|20)[0-9]{1,2}$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_round_trip() {
        for &event_type in EventType::ALL {
            assert_eq!(EventType::parse(event_type.word()), Some(event_type));
        }
        assert_eq!(EventType::parse("FIGHT"), None);
        assert_eq!(EventType::ALL.len(), 16);
    }

    #[test]
    fn goldstein_takes_the_finest_weight() {
        assert_eq!(Cameo::new("0874").unwrap().goldstein(), 10.0);
        assert_eq!(Cameo::new("0871").unwrap().goldstein(), 9.0);
        assert_eq!(Cameo::new("1833").unwrap().goldstein(), -10.0);
    }

    #[test]
    fn refuses_what_is_no_code() {
        for bad in ["", "1", "21", "210", "000", "12a", "19000"] {
            assert_eq!(Cameo::new(bad), None, "{bad}");
        }
    }
}
