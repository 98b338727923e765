// Stands in for the captcha's script in the designers' preview: a box of the size and the behaviour of the
// check box that participants meet, narrow or wide.
window.grecaptcha = {
  render(place, {callback, size}) {
    const label = document.createElement("label");
    label.className = "captcha-stand-in";
    label.dataset.size = size;
    const box = document.createElement("input");
    box.type = "checkbox";
    box.onchange = () => callback(box.checked ? "preview" : "");
    label.append(box, "I’m not a robot");
    place.append(label);
    return 0;
  },
  reset() {},
};
