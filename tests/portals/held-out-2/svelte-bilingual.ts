import { mount } from 'svelte';
import { open, type State } from '../kit/contract.js';
import { code, figure, threeParts, time } from '../kit/cut.js';
import { captcha, headDecoys, together } from '../kit/decoys.js';
import { categories, codesOf } from '../kit/words.js';
import '../kit/page.css';
import Page from './BilingualPage.svelte';
import { assistanceInBoth, documentsInBoth } from './words.js';

/**
 * Svelte 5 without a library: every label in both languages, days in three
 * boxes, time in two, lists of the page's own making. Groups give the bare «№»
 * and «күні / дата» their meaning.
 */
const head = headDecoys();
const foot = captcha();
let read: () => State = () => ({});
const target = document.querySelector('#app');
if (target) {
	mount(Page, { target, props: { given: (reader: () => State) => (read = reader) } });
	target.before(head.element);
	target.after(foot.element);
}

/** `03` and `3` are the same day. */
const plain = (held: State, keys: readonly string[]): State =>
	Object.fromEntries(keys.map((key) => [key, figure(held[key])]));

open(
	() => {
		const held = read();
		const parts = ['appliedDay', 'appliedMonth', 'appliedYear', 'documentDay', 'documentMonth', 'documentYear'];
		return { ...held, ...plain(held, [...parts, 'hours', 'minutes']), ...together(head, foot) };
	},
	(record) => {
		const applied = threeParts(record.applicationDate);
		const basis = threeParts(record.basisDate);
		return {
			number: record.number,
			appliedDay: applied.day,
			appliedMonth: applied.month,
			appliedYear: applied.year,
			documentKind: code(record.basisKind, codesOf(documentsInBoth)),
			documentNumber: record.basisNumber,
			documentDay: basis.day,
			documentMonth: basis.month,
			documentYear: basis.year,
			documentBody: record.basisBody,
			category: code(record.category, codesOf(categories)),
			essence: record.essenceForPortal,
			kind: code(record.assistanceKind, codesOf(assistanceInBoth)),
			hours: time.hours(record.minutes),
			minutes: time.rest(record.minutes),
			licence: record.licenceNumber
		};
	}
);
