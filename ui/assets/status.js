// Shows how far the work is. Whatever it is given is shown as text, never as markup.
const box = element.querySelector(".status");
const bar = element.querySelector("progress");
const message = element.querySelector(".message");
const alarm = element.querySelector(".alarm");

function show() {
  const { state = "", text = "", share = null } = props.value || {};
  const failed = state === "failed";
  const busy = state === "busy" || state === "waiting";
  box.hidden = !text;
  box.dataset.state = state;
  bar.hidden = !busy;
  if (share === null) bar.removeAttribute("value");
  else bar.value = share;
  message.textContent = failed ? "" : text;
  alarm.textContent = failed ? text : "";
  document.title = busy && share ? `${Math.round(share * 100)}% · Who says what` : "Who says what";
}

show();
watch("value", show);
