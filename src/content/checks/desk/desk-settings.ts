import type { Fault } from '../../../domain/content/fault.ts';
import { cannedNames } from '../../../domain/text/fill-canned.ts';
import type { Code } from '../../faults/codes.ts';
import { didYouMean } from '../../faults/did-you-mean.ts';
import { errorAt } from '../../faults/fault-at.ts';
import type { ContentRoot } from '../../read/content-root.ts';
import type { UncheckedDesk, UncheckedUrgent } from '../../read/unchecked.ts';
import { below } from '../../read/yaml-file.ts';
import type { Check } from '../check.ts';

/** The desk's language, time zone, country, holidays, teams and topics exist, it asks before it gives up a flow, and canned replies can be filled in. */
export const deskSettingsCheck: Check = (material) => {
  const { desk } = material;
  if (!desk) return [];
  return [
    ...places(desk, material.urgent),
    ...holidays(desk),
    ...teams(desk),
    ...topics(material, desk),
    ...waits(desk),
    ...canned(desk),
  ];
};

function fault({ place }: UncheckedDesk, key: string, code: Code, what: string, cure: string, index?: number): Fault {
  return errorAt(index === undefined ? below(place, key) : below(place, key, index), code, what, cure);
}

function places(desk: UncheckedDesk, urgent: UncheckedUrgent | undefined): readonly Fault[] {
  const faults: Fault[] = [];
  if (desk.timeZone !== undefined && !accepted(() => new Intl.DateTimeFormat('en', { timeZone: desk.timeZone }))) {
    const cure = didYouMean(
      desk.timeZone,
      Intl.supportedValuesOf('timeZone'),
      'Write it as continent and city: `Europe/Berlin`.',
    );
    faults.push(fault(desk, 'time-zone', 'content-time-zone', `there is no time zone "${desk.timeZone}".`, cure));
  }
  if (desk.language !== undefined && !accepted(() => Intl.getCanonicalLocales(desk.language))) {
    const what = `"${desk.language}" is no language tag.`;
    faults.push(fault(desk, 'language', 'content-language', what, 'Write it as `en`, `en-GB` or `de`.'));
  }
  return [...faults, ...country(desk, urgent)];
}

/** Without helplines for its country the desk still works, with the numbers that are right almost anywhere. */
function country(desk: UncheckedDesk, urgent: UncheckedUrgent | undefined): readonly Fault[] {
  // A malformed value is reported by the schema.
  if (desk.country === undefined || !/^[A-Z]{2}$/.test(desk.country)) return [];
  if (countryNames.of(desk.country) === undefined) {
    const what = `there is no country "${desk.country}".`;
    const cure = 'Write its two letters of ISO 3166-1: `DE`, `GB`, `US`.';
    return [fault(desk, 'country', 'content-country', what, cure)];
  }
  if (!urgent || urgent.helplines.has(desk.country)) return [];
  const what = `dialogs/urgent.yml has no helplines for ${countryNames.of(desk.country)}.`;
  const cure = `Add \`${desk.country}:\` to its \`helplines\`: the emergency number, and who listens in a crisis.`;
  return [fault(desk, 'country', 'content-no-helpline', what, cure)].map((each) => ({ ...each, severity: 'warning' }));
}

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

function accepted(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}

function holidays(desk: UncheckedDesk): readonly Fault[] {
  return desk.holidays.flatMap((date, index) => {
    // A malformed value is reported by the schema.
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return [];
    const day = new Date(`${date}T00:00:00Z`);
    if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(date)) return [];
    return [
      fault(
        desk,
        'holidays',
        'content-date',
        `no calendar has a ${date}.`,
        'Write year-month-day: `2026-12-25`.',
        index,
      ),
    ];
  });
}

function teams(desk: UncheckedDesk): readonly Fault[] {
  const ids = desk.teams.map(({ id }) => id);
  return ids.flatMap((id, index) =>
    id === undefined || ids.indexOf(id) === index
      ? []
      : [
          fault(
            desk,
            'teams',
            'content-team-twice',
            `two teams have the id "${id}".`,
            'Give one of them another.',
            index,
          ),
        ],
  );
}

function topics({ flowIds }: ContentRoot, desk: UncheckedDesk): readonly Fault[] {
  return (desk.topics ?? []).flatMap((topic, index) => {
    if (flowIds.includes(topic)) return [];
    const cure = didYouMean(topic, flowIds, 'A topic is the name of a flow.');
    return [
      fault(
        desk,
        'topics',
        'content-unknown-flow',
        `\`topics\` names the flow "${topic}", which there is not.`,
        cure,
        index,
      ),
    ];
  });
}

function canned(desk: UncheckedDesk): readonly Fault[] {
  return Object.entries(desk.cannedReplies ?? {}).flatMap(([title, text]) =>
    [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].flatMap(([, name = '']) => {
      if (cannedNames.some((each) => each === name)) return [];
      const known = cannedNames.map((each) => `{{${each}}}`).join(', ');
      const what = `the canned reply "${title}" cannot fill in {{${name}}}.`;
      const cure = didYouMean(name, cannedNames, `It knows ${known}.`);
      return [errorAt(below(desk.place, 'canned-replies', title), 'content-phrase-name', what, cure)];
    }),
  );
}

function waits(desk: UncheckedDesk): readonly Fault[] {
  const { idleHours = 12, abandonHours = 168 } = desk;
  if (abandonHours > idleHours) return [];
  const what = 'a flow would be given up before the bot asks whether to carry on.';
  const key = desk.abandonHours === undefined ? 'idle-hours' : 'abandon-after-hours';
  return [fault(desk, key, 'content-waits', what, 'Let `abandon-after-hours` be more than `idle-hours`.')];
}
