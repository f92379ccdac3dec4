// What the reader chose, on the root element before the first paint: all that the styles have to know. base.html says
// why this is a file of its own; reading.js lets the reader choose.
try {
  const { scheme, size } = JSON.parse(localStorage.getItem("yanghu") || "{}");
  if (scheme) document.documentElement.dataset.scheme = scheme;
  if (size) document.documentElement.dataset.size = size;
} catch {
  // Without storage, pages come as the system has them.
}
