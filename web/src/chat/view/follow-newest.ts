/** How the transcript has changed: by the person's own words, by what was said before they came, or by something new. */
export type Growth = 'own' | 'history' | 'new';

/**
 * Keeps the newest part of the transcript in sight for whoever was reading at its end, but never so that what has just
 * been said begins above the screen: a long reply is shown from its start. Whoever has scrolled up stays there, and
 * gets the button that leads down.
 */
export function followNewest(transcript: HTMLElement, down: HTMLElement) {
  let isFollowing = true;
  let known = 0;
  let lastTop = 0;
  /** The first entry of what was said last, which stays on the screen. */
  let anchor: HTMLElement | undefined;

  const distance = () => transcript.scrollHeight - transcript.clientHeight - transcript.scrollTop;

  function settle() {
    const end = transcript.scrollHeight - transcript.clientHeight;
    const top = anchor?.isConnected ? anchor.offsetTop - transcript.offsetTop - 8 : end;
    transcript.scrollTop = Math.min(end, Math.max(top, 0));
    lastTop = transcript.scrollTop;
    down.hidden = distance() < 40;
  }
  function toEnd() {
    isFollowing = true;
    anchor = undefined;
    settle();
  }

  transcript.addEventListener(
    'scroll',
    () => {
      const { scrollTop } = transcript;
      // What grows below moves nothing: only a person scrolls up.
      if (scrollTop < lastTop - 4) isFollowing = false;
      if (distance() < 40) isFollowing = true;
      lastTop = scrollTop;
      down.hidden = distance() < 40;
    },
    { passive: true },
  );
  down.addEventListener('click', toEnd);
  // The keyboard of a phone takes half of the screen away, and a picture is as high as it is once it has come.
  new ResizeObserver(() => isFollowing && settle()).observe(transcript);
  transcript.addEventListener('load', () => isFollowing && settle(), true);

  return (growth: Growth) => {
    const entries = transcript.querySelectorAll<HTMLElement>('.entry');
    // Of what was said before, the last is still open.
    const firstNew = entries[growth === 'history' ? entries.length - 1 : known];
    known = entries.length;
    if (growth === 'own') return toEnd();
    if (growth === 'history') isFollowing = true;
    if (firstNew) anchor = firstNew;
    if (isFollowing) settle();
    else down.hidden = distance() < 40;
  };
}
