// A form of the page, and the page's scripts around it.

export function fillIn(form, html) {
  form.innerHTML = html;
}

export function sent(form) {
  return [...new FormData(form)].map(([name, value]) => `${name}=${typeof value === "string" ? value : ""}`).join("&");
}

/** As a participant leaves it: the value differs from the one in the page's source. */
export function setValue(form, name, value) {
  form.elements.namedItem(name).value = value;
}

export function listen(form) {
  const heard = [];
  for (const type of ["input", "change", "click"]) {
    // On the form: the events must bubble.
    form.addEventListener(type, (event) => heard.push(`${event.target.name} ${type}`));
  }
  return () => heard.join(", ");
}

/** React puts a setter of its own before the element's, and takes an unknown value for a typed one. */
export function watchLikeReact(form, name) {
  const input = form.elements.namedItem(name);
  const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  let known = input.value;
  let typed = "";
  Object.defineProperty(input, "value", {
    get() {
      return native.get.call(this);
    },
    set(value) {
      known = value;
      native.set.call(this, value);
    },
  });
  form.addEventListener("input", () => {
    if (native.get.call(input) !== known) {
      typed = native.get.call(input);
    }
  });
  return () => typed;
}
