/** Finds something of an object once, and remembers it for as long as the object is in memory. */
export function onceFor<Of extends object, Found extends object>(find: (of: Of) => Found): (of: Of) => Found {
  const known = new WeakMap<Of, Found>();
  return (of) => {
    const before = known.get(of);
    if (before) return before;
    const found = find(of);
    known.set(of, found);
    return found;
  };
}
