//! What the conversation asks of the world, one file per capability. `runtime::run` says which effect goes
//! where.

pub(crate) mod attention;
pub mod begun;
pub mod drafts;
pub(crate) mod focus;
pub(crate) mod gigya;
pub(crate) mod height;
pub(crate) mod host;
pub(crate) mod line;
mod listening;
pub(crate) mod new_tab;
pub mod page_form;
pub(crate) mod proxy;
pub(crate) mod timer;
