/**
 * Keeps the newest part of the transcript in sight for whoever was reading at its end, but never so that what has just
 * been said begins above the screen: a long reply is shown from its start. Whoever has scrolled up stays there, and
 * gets the button that leads down.
 */
export function followNewest(transcript: HTMLElement, down: HTMLElement) {
  let atEnd = true;
  let known = 0;

  const distance = () => transcript.scrollHeight - transcript.clientHeight - transcript.scrollTop;
  function look() {
    atEnd = distance() < 40;
    down.hidden = atEnd;
  }
  function toEnd() {
    transcript.scrollTop = transcript.scrollHeight;
    look();
  }

  transcript.addEventListener('scroll', look, { passive: true });
  down.addEventListener('click', toEnd);
  // The keyboard of a phone takes half of the screen away.
  new ResizeObserver(() => atEnd && toEnd()).observe(transcript);

  return {
    toEnd,
    /** The transcript has changed. `isOwn`: by the person's own words. */
    changed(isOwn: boolean) {
      const entries = [...transcript.querySelectorAll<HTMLElement>('.entry')];
      const [firstNew] = entries.slice(known);
      known = entries.length;
      if (isOwn) return toEnd();
      if (!atEnd) return look();
      const end = transcript.scrollHeight - transcript.clientHeight;
      const top = firstNew ? firstNew.offsetTop - transcript.offsetTop - 8 : end;
      transcript.scrollTop = Math.min(end, Math.max(top, 0));
      down.hidden = distance() < 40;
      // A reply that is longer than the screen: the person is still where the talk is.
      atEnd = true;
    },
    /** What is there is not new. */
    reset() {
      known = transcript.querySelectorAll('.entry').length;
    },
  };
}
