//! Accounts as bytes: what merging compares, ready to be compared again.

use sijill_merge::Account;

use crate::error::Fault;

/// An account as bytes.
pub fn pack(account: &Account) -> Vec<u8> {
    postcard::to_allocvec(account).expect("an account is plain data")
}

/// The account again.
pub fn unpack(bytes: &[u8]) -> Result<Account, Fault> {
    postcard::from_bytes(bytes)
        .map_err(|_| Fault::Tampered("what merging knows of a mention can't be read".to_owned()))
}
