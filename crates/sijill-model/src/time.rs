//! When and where: intervals with their basis, places with their precision.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Span, ontology::words};

words! {
    /// How finely a time is told.
    TimePrecision {
        /// Within a day.
        Time = "time",
        /// One day.
        Day = "day",
        /// Some days, a part of a month, or a range of days.
        Days = "days",
        /// One week.
        Week = "week",
        /// One month.
        Month = "month",
        /// A part of a year: season, quarter, several months.
        Season = "season",
        /// One year.
        Year = "year",
        /// Longer than a year.
        Years = "years",
        /// Nothing tells it.
        Unknown = "unknown",
    }
}

/// A closed interval of civil days: both ends are inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
}

/// When an event happened, with the words that tell it and how they were resolved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventDate {
    /// The words that tell the date; null where the date is carried over or not told.
    pub span: Option<Span>,
    /// Those words as written.
    pub text: Option<String>,
    /// First day, ISO 8601; null when nothing in the report tells it.
    #[schemars(with = "Option<String>")]
    pub start: Option<Date>,
    /// Last day, ISO 8601, inclusive; null when nothing in the report tells it.
    #[schemars(with = "Option<String>")]
    pub end: Option<Date>,
    /// How finely the words tell it.
    pub precision: TimePrecision,
    /// How the words became days: `weekday before publication`, `named date`, `not told`, …
    pub basis: String,
}

words! {
    /// How finely a place is told.
    PlacePrecision {
        /// A point inside a town: building, crossing, airport, quarter.
        Point = "point",
        /// A populated place.
        City = "city",
        /// Second-level division: district.
        District = "district",
        /// First-level division: governorate, province, state.
        Province = "province",
        /// A region without a fixed border: desert, strait, countryside.
        Region = "region",
        /// A country.
        Country = "country",
        /// Named, but known to no table.
        Unknown = "unknown",
    }
}

/// Where something is: the words, and what the gazetteer knows of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// The words that name the place.
    pub span: Span,
    /// Those words as written.
    pub text: String,
    /// One spelling in Latin letters; null where no table has the place.
    pub name: Option<String>,
    /// ISO 3166-1 alpha-3 code, empty where unknown.
    pub country: String,
    /// Degrees north, WGS 84.
    pub lat: Option<f64>,
    /// Degrees east, WGS 84.
    pub lon: Option<f64>,
    /// GeoNames identifier.
    pub geonames: Option<u32>,
    /// How finely the words tell it.
    pub precision: PlacePrecision,
}
