/** @jsxImportSource preact */
import type { SettingsPath } from '../../../../src/domain/text/settings-path-in.ts';

/** What the switches of settings are called. */
export type SwitchWords = { readonly 'path-on': string; readonly 'path-off': string };

/**
 * A way through settings as rows to tap, and the switch as it is to stand. They are drawn around the very words of the
 * reply: who hears the page, or copies it, gets those.
 */
export function PathView({ path, words }: { readonly path: SettingsPath; readonly words: SwitchWords }) {
  const { lead, taps, sets } = path;
  const isSwitch = sets === words['path-on'] || sets === words['path-off'];
  return (
    <p class="path" dir="auto">
      <span class="lead">{lead}</span>
      {taps.map((tap, index) => {
        const isLast = index === taps.length - 1;
        return (
          <>
            {index > 0 && <span class="unseen"> › </span>}
            <span class="tap">
              <span>{tap}</span>
              {isLast && sets !== undefined && (
                <>
                  <span class="unseen"> = </span>
                  <span class={isSwitch ? 'unseen' : undefined}>{sets}</span>
                  {isSwitch && <i class="switch" data-on={sets === words['path-on']} />}
                </>
              )}
              {!(isLast && sets !== undefined) && <i class="on" />}
            </span>
          </>
        );
      })}
    </p>
  );
}
