// A file that is dropped on a form goes into its field.
for (const kind of ["dragover", "dragleave", "drop"]) document.addEventListener(kind, (event) => {
  const there = event.target.closest?.(".drop"), field = there?.querySelector("input[type=file]");
  for (const each of document.querySelectorAll(".drop")) each.classList.toggle("over", each === there && kind === "dragover");
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();  // else the browser would open a file that fell beside, in place of the page
  if (kind !== "drop" || !field) return;
  const one = new DataTransfer();
  if (event.dataTransfer.files[0]) one.items.add(event.dataTransfer.files[0]);
  field.files = one.files;
});
