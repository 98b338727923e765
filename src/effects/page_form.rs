//! Fills the page's own form instead of showing one.
//!
//! A control is filled when its `name` is a variable or an opt-in of the campaign, or the one for the Gigya
//! ID. What the participant typed or chose is left alone, and so are disabled controls, which a form does not
//! send. Read-only ones are filled: only people may not write into them. Passwords and files are never
//! touched.

mod control;
mod typed;

use flow::{PageFill, PageFormFault};
use js_sys::WeakSet;
use wasm_bindgen::JsCast;
use web_sys::HtmlFormElement;

use crate::config::PageFormConfig;
use crate::page;
use control::Control;
use typed::Typed;

/// The page's form, as one window sees it.
pub struct PageForm {
    config: PageFormConfig,
    typed: Typed,
}

impl PageForm {
    /// The form that the configuration names; `typed` are the controls that the participant has typed into.
    pub fn new(config: PageFormConfig, typed: WeakSet) -> Self {
        Self { config, typed: Typed::new(typed) }
    }

    /// Fills it; answers how many fields and opt-ins were filled, the Gigya ID apart.
    ///
    /// # Errors
    ///
    /// When there is no such form.
    pub fn fill(&self, fill: &PageFill) -> Result<u32, PageFormFault> {
        let controls = self.controls()?;
        let mut filled = 0;
        for control in &controls {
            let name = control.name();
            if name == self.config.gigya_id_field {
                // Over whatever a page or an earlier visit left there, but not over what was typed.
                if !self.typed.reached(control) {
                    control.fill(&fill.gigya_id);
                }
                continue;
            }
            let opt_in = fill.opt_ins.get(&name).map(|given| if *given { "true" } else { "false" });
            let value = fill.values.get(&name).map(String::as_str).or(opt_in).unwrap_or_default();
            if value.is_empty() {
                // What was filled for somebody else does not stay.
                control.wipe();
            } else if !self.is_taken(control, &controls) && control.fill(value) {
                filled += 1;
            }
        }
        Ok(filled)
    }

    /// Empties what was filled and has not been changed since: it belongs to a participant who logged out.
    pub fn wipe(&self) {
        // A form that is no longer there holds nothing.
        for control in self.controls().unwrap_or_default() {
            control.wipe();
        }
    }

    /// Whether the participant has answered here, with this control or with another of its group.
    fn is_taken(&self, control: &Control, controls: &[Control]) -> bool {
        let mut group = controls.iter().filter(|other| {
            *other == control || (control.is_radio() && other.is_radio() && other.name() == control.name())
        });
        group.any(|one| !one.is_ours() && (one.is_changed() || self.typed.reached(one)))
    }

    fn controls(&self) -> Result<Vec<Control>, PageFormFault> {
        let given = || self.config.selector.clone();
        let found = page::document()
            .query_selector(&self.config.selector)
            .map_err(|_| PageFormFault::BadSelector { given: given() })?;
        let form = found.and_then(|element| element.dyn_into::<HtmlFormElement>().ok());
        let elements = form.ok_or_else(|| PageFormFault::NotFound { given: given() })?.elements();
        Ok((0..elements.length()).filter_map(|index| Control::of(elements.item(index)?)).collect())
    }
}
