// What this page has that is not with the host yet. The frame around a page can be closed without the page being asked:
// it asks for this before.
const looks = new Set<() => boolean>();

/** From now on this is asked as well. */
export function countUnsent(look: () => boolean): void {
  looks.add(look);
  // The window's program asks for it by this name (`src-tauri/src/closing.rs`).
  Object.assign(globalThis, { workbayHasUnsent: () => [...looks].some((one) => one()) });
}
