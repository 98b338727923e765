// The page's own script: where a real one would send the form, this one says what it would send.
const form = document.querySelector("#entry");

form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = form.querySelector("output");
    said.textContent = said.dataset.text.replace("{id}", form.elements.gigya_id.value || "–");
});
