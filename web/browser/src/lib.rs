//! The browser, typed: the one place with DOM calls that Yew does not make.
//!
//! No module depends on calls, sessions or texts. A call that may fail in some browser returns a value ([`Failure`], `Option`,
//! `bool`) and never panics.
//!
//! | module | what it does |
//! |---|---|
//! | [`history`] | the address and the history |
//! | [`focus`] | the focus, in the page or in a shadow root |
//! | [`clipboard`], [`file`](mod@file), [`picture`] | copies, downloads, bitmaps |
//! | [`build`] | files and modules of the same build |
//! | [`storage`], [`page`] | local storage, the root element, preferred languages |
//! | [`viewport`] | the visible part of a scroller |
//! | [`field`], [`dialog`] | fields of a form, selected text, modal dialogs |
//! | [`listen`], [`timer`] | events of the window, timers |
//! | [`translation`] | pages that the browser translates |

pub mod build;
pub mod clipboard;
pub mod dialog;
mod failure;
pub mod field;
pub mod file;
pub mod focus;
pub mod history;
pub mod listen;
pub mod page;
pub mod picture;
pub mod storage;
pub mod timer;
pub mod translation;
pub mod viewport;

pub use failure::Failure;
