//! The password's input, with a button that makes it readable: on a phone one types it wrong too easily.

use catalogue::Text;
use leptos::html;
use leptos::prelude::*;

use super::Control;
use crate::ui::Ui;

/// The input; `typed` is called at every change of it.
pub fn password(
    ui: Ui,
    control: &Control,
    input: NodeRef<html::Input>,
    typed: impl Fn() + Copy + 'static,
) -> AnyView {
    let shown = RwSignal::new(false);
    let label = move || ui.text(if shown.get() { Text::HidePassword } else { Text::ShowPassword });
    let view = view! {
        <div class="cw-password">
            <input
                node_ref=input
                class="cw-input"
                type=move || if shown.get() { "text" } else { "password" }
                name="password"
                autocomplete="current-password"
                autocapitalize="none"
                spellcheck="false"
                id=control.id.clone()
                form=ui.id("form")
                aria-required="true"
                aria-invalid=control.invalid()
                aria-describedby=control.described_by()
                on:input=move |_| typed()
            />
            <button
                class="cw-reveal"
                type="button"
                form=ui.id("form")
                aria-controls=control.id.clone()
                aria-pressed=move || if shown.get() { "true" } else { "false" }
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                <span class="cw-unseen">{label}</span>
            </button>
        </div>
    };
    super::control(control, view.into_any())
}
