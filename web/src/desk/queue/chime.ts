/** Plays two soft synthesised notes. Silent if the browser does not allow sound yet. */
export function chime(): void {
  try {
    const audio = new AudioContext();
    const loudness = audio.createGain();
    loudness.connect(audio.destination);
    loudness.gain.value = 0.06;
    for (const [index, pitch] of [660, 880].entries()) {
      const note = audio.createOscillator();
      note.type = 'sine';
      note.frequency.value = pitch;
      const fade = audio.createGain();
      const begin = audio.currentTime + index * 0.16;
      fade.gain.setValueAtTime(0, begin);
      fade.gain.linearRampToValueAtTime(1, begin + 0.02);
      fade.gain.exponentialRampToValueAtTime(0.001, begin + 0.45);
      note.connect(fade).connect(loudness);
      note.start(begin);
      note.stop(begin + 0.5);
      if (index === 1) note.onended = () => void audio.close();
    }
  } catch {}
}
