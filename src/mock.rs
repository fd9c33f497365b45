//! A local server that answers every documented operation, for tests without an account.
