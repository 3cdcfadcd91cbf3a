/** Paints the page in the colours that the launcher has written into its address: `/chat#--accent=%233b5bdb&…`. */
export function paintAccent(fragment: string): void {
  for (const [name, colour] of new URLSearchParams(fragment.slice(1)))
    if (/^--.+#[\da-f]{6}$/.test(name + colour)) document.documentElement.style.setProperty(name, colour);
}
