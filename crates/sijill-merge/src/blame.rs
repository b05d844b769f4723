//! Blame: who is said to have done it, on whose word.

use serde::{Deserialize, Serialize};
use sijill_model::Status;

use crate::{Account, Party, compare::same};

/// On whose word someone is blamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BlameKind {
    /// They say so themselves.
    Claimed,
    /// Others say so.
    Blamed,
    /// The account that names them says that they did not, or that it did not happen.
    Denied,
}

/// One account's word on who did it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Blame {
    /// Who is blamed.
    pub party: Party,
    /// On whose word.
    pub kind: BlameKind,
    /// Who says so, nearest first, as the account names them; none for the report's own word.
    pub by: Option<String>,
    /// The account, by its place in the list given.
    pub account: usize,
}

/// What each account says of who did it, in the order of accounts; an account that names nobody says nothing.
pub fn blame(accounts: &[&Account]) -> Vec<Blame> {
    let mut all = Vec::new();
    for (at, account) in accounts.iter().enumerate() {
        for party in &account.actors {
            let source = account.sources.first();
            let own = source.is_some_and(|source| {
                let speaker = Party {
                    text: String::new(),
                    name: source.name.clone(),
                    country: String::new(),
                    sector: String::new(),
                    terms: source.terms.clone(),
                };
                same(&speaker, party) >= 0.5
            });
            let kind = match account.status {
                Status::Denied => BlameKind::Denied,
                _ if own => BlameKind::Claimed,
                _ => BlameKind::Blamed,
            };
            let by = source.and_then(|source| source.name.clone());
            all.push(Blame { party: party.clone(), kind, by, account: at });
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use sijill_model::{SourceKind, Status};

    use super::{BlameKind, blame};
    use crate::{
        Account, Voucher,
        testing::{account, party},
    };

    fn vouched(account: Account, name: &str) -> Account {
        let voucher = Voucher {
            kind: SourceKind::Organisation,
            name: Some(name.to_owned()),
            terms: party(name, "").terms,
        };
        Account { sources: vec![voucher], ..account }
    }

    #[test]
    fn claimed_blamed_denied_or_nobody() {
        let claimed = vouched(account("a", "bomb").by("Islamic State", "IMG"), "Islamic State");
        let blamed = vouched(account("b", "bomb").by("Islamic State", "IMG"), "Interior Ministry");
        let denied = Account { status: Status::Denied, ..blamed.clone() };
        let nobody = account("d", "bomb");
        let kinds: Vec<BlameKind> =
            blame(&[&claimed, &blamed, &denied, &nobody]).iter().map(|blame| blame.kind).collect();
        assert_eq!(kinds, [BlameKind::Claimed, BlameKind::Blamed, BlameKind::Denied]);
    }
}
