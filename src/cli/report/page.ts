import { percent, shareOf } from '../numbers.ts';
import { type Html, html } from './html.ts';
import type { Report } from './report.ts';
import { beginningsOf } from './sections/beginnings.ts';
import { confusingSection } from './sections/confusing-section.ts';
import { confusionSection } from './sections/confusion-section.ts';
import { duplicateSection } from './sections/duplicate-section.ts';
import { fitlessSection } from './sections/fitless-section.ts';
import { holdoutSection } from './sections/holdout-section.ts';
import { honestySection } from './sections/honesty-section.ts';
import { intentSection, isFirst } from './sections/intent-section.ts';
import { strangerSection } from './sections/stranger-section.ts';
import { style } from './style.ts';

/** The report as one self-contained page, which may load nothing. */
export function reportPage(report: Report): Html {
  const { desk, language, day, others, intents, ours } = report;
  const title = `How ${desk} understands${language === undefined ? '' : ` ${language}`}`;
  const sections: readonly { readonly id: string; readonly title: string; readonly body: Html }[] = [
    { id: 'intents', title: 'Intent by intent', body: intentSection(report) },
    { id: 'matrix', title: 'What is taken for what', body: confusionSection(intents, ours) },
    { id: 'confusing', title: 'Utterances that confuse', body: confusingSection(report) },
    { id: 'fitless', title: 'Utterances that no longer fit', body: fitlessSection(report) },
    { id: 'duplicates', title: 'Nearly the same in two intents', body: duplicateSection(report) },
    { id: 'holdouts', title: 'Holdouts that are misunderstood', body: holdoutSection(report) },
    { id: 'strangers', title: 'Not ours', body: strangerSection(report) },
    { id: 'honesty', title: 'How honest beliefs are', body: honestySection(report) },
  ];
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title><style>${{ html: style }}</style></head><body>
<header><h1>${title}</h1><p class="soft">${day}. For those who write utterances. What the words mean stands in <code>docs/glossary.md</code>, how to write in <code>intents/README.md</code>.${others.map((other) => html` <a href="${other.file}">${other.language}</a>`)}</p></header>
<nav aria-label="Sections">${sections.map(({ id, title }) => html`<a href="#${id}">${title}</a> `)}</nav>
<main>${overview(report)}${sections.map(({ id, title, body }) => html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>`)}</main></body></html>`;
}

function overview(report: Report): Html {
  const { measured, ours } = report;
  const cards: readonly (readonly [string, string])[] = [
    [percent(measured.rightOrOffered), `of ${measured.holdouts} holdouts end in the right flow or an offer of it`],
    [percent(measured.sureAndWrong), 'of them begin a wrong flow, which is worst'],
    [percent(measured.strangersLost), `of ${measured.strangers} other people’s problems are turned away`],
    [
      percent(shareOf(ours, isFirst)),
      `of ${ours.length} utterances are ranked right by a learner that had not seen them`,
    ],
  ];
  const first = beginningsOf(report);
  const begin =
    first.length === 0
      ? html`<p>Nothing stands out. Look at the unrecognised messages of real people next.</p>`
      : html`<ol>${first.map((each) => html`<li>${each}</li>`)}</ol>`;
  return html`<ul class="cards">${cards.map(([figure, says]) => html`<li><b>${figure}</b>${says}</li>`)}</ul>
<p>Holdouts are never learned. To examine the utterances too, they are dealt into five parts, and each part is judged by what the other four
teach (of a desk with more than 4000 utterances only the first part is).</p><h2 id="begin">Where to begin</h2>${begin}`;
}
