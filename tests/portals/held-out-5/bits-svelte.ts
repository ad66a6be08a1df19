import { mount } from 'svelte';
import { open, type State } from '../kit/contract.js';
import { code, figure, time } from '../kit/cut.js';
import { captcha, headDecoys, together } from '../kit/decoys.js';
import { codesOf } from '../kit/words.js';
import '../kit/page.css';
import Page from './BitsPage.svelte';
import { almaty, branches, grounds, services } from './words.js';

/**
 * Bits UI on Svelte 5: days in parts that are typed one by one, with a calendar
 * beside; lists in a portal, the category in a box that filters, hours and
 * minutes under one heading.
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

open(
	() => {
		const held = read();
		return {
			...held,
			hours: figure(held['hours']),
			minutes: figure(held['minutes']),
			...together(head, foot)
		};
	},
	(record) => ({
		record: record.number,
		applied: record.applicationDate,
		kind: code(record.basisKind, codesOf(grounds)),
		number: record.basisNumber,
		date: record.basisDate,
		issuer: record.basisBody,
		branch: code(record.category, codesOf(branches)),
		hours: time.hours(record.minutes),
		minutes: time.rest(record.minutes),
		essence: record.essenceForPortal,
		service: code(record.assistanceKind, codesOf(services)),
		territory: almaty(record.barAssociation, '75'),
		lawyer: record.lawyerName,
		licence: record.licenceNumber,
		signer: record.edsSigner,
		serial: record.edsSerialNumber
	})
);
