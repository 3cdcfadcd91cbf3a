/**
 * A script that keeps beside the page what the browser shows and plays outside of it: `told` and `notes()` tell it,
 * and `hide(true)` puts the page out of sight.
 */
export const keepingAlerts = `
  window.told = [];
  window.Notification = class extends Notification {
    constructor(title, options) {
      super(title, options);
      told.push(title + ': ' + options.body);
    }
  };
  let notes = 0;
  window.notes = () => notes;
  const { start } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function (when) {
    notes++;
    start.call(this, when);
  };
  let isHidden = false;
  window.hide = (hidden) => (isHidden = hidden);
  Object.defineProperty(document, 'hidden', { get: () => isHidden });
`;
