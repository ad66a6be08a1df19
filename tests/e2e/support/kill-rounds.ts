import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { App } from './app.js';
import { closeBrowser, startBrowser, type OwnBrowser } from './browser.js';
import { listen, OWN_TEXT, ownText, type Said } from './kill-listening.js';
import { killPlan, type KillMoment } from './kill-plan.js';

export interface KillOptions {
	/** Where the built app is served. */
	url: string;
	/** An empty folder, for the browser's profile. */
	profile: string;
	/** Gives the same moments again; the machine decides how far the app is by then. */
	seed: number;
	rounds: number;
	/** Gets a line after each round. */
	print?: (line: string) => void;
}

export interface KillReport {
	/** Rows that the app ever showed as saved. */
	acknowledged: number;
	/** Of those, the ones that stand in the register in the end. */
	found: number;
	/** Of those, the ones that a later start did not show. */
	lost: string[];
	/** Drafts that the app said are saved and that came back neither as a draft nor as a row. */
	lostDrafts: string[];
	/** Texts that came back twice: as two rows, or as a row and a draft. */
	doubled: string[];
	/** Texts in the form at a kill of which the app had not said that the row is saved: what each came back as. */
	inFlight: { row: number; draft: number; gone: number };
}

/** What stood in the form when the browser was killed. */
interface Typed {
	text: string;
	/** The app had said that the draft is saved. */
	draftSaid: boolean;
}

/** ms, for one step of the screen on a machine that does other things besides. */
const TIMEOUT = 60_000;
/** ms until a row that is not shown counts as lost. */
const PATIENCE = 15_000;

/**
 * Enters rows as fast as the screen allows and kills the browser at the moments
 * that the seed gives. At each new start on the same profile, everything that
 * the app ever showed as saved must stand in the register.
 */
export async function killRounds({ url, profile, seed, rounds, print }: KillOptions): Promise<KillReport> {
	const trial = new Trial(url, profile);
	await trial.makeVault();
	for (const [at, moment] of killPlan(seed, rounds).entries()) {
		const before = trial.saved.size;
		await trial.round(at + 1, moment);
		print?.(`${String(at + 1)}: ${JSON.stringify(moment)}, ${String(trial.saved.size - before)} acknowledged`);
	}
	await trial.lastLook();
	return trial.report;
}

class Trial {
	/** Texts of rows that the app ever showed as saved. */
	readonly saved = new Set<string>();
	readonly report: KillReport = {
		acknowledged: 0,
		found: 0,
		lost: [],
		lostDrafts: [],
		doubled: [],
		inFlight: { row: 0, draft: 0, gone: 0 }
	};
	/** What is in the form now, until the app shows its row as saved. */
	#typed: Typed | null = null;
	/** What is done about the app's word; null while it shows what earlier rounds left. */
	#tell: ((said: Said, newRow: boolean) => void) | null = null;

	constructor(
		readonly url: string,
		readonly profile: string
	) {}

	makeVault(): Promise<void> {
		return this.#withBrowser(async (own) => {
			own.page.setDefaultTimeout(TIMEOUT);
			const app = new App(own.page);
			await app.open(this.url);
			await app.create();
			await closeBrowser(own);
		});
	}

	async round(round: number, moment: KillMoment): Promise<void> {
		let killed = false;
		const trial = this.#withBrowser(async (own) => {
			const kill = (): void => {
				killed = true;
				own.kill();
			};
			const app = await this.#open(own);
			let rows = 0;
			this.#tell = ({ what }, newRow) => {
				rows += newRow ? 1 : 0;
				if (moment.kind === 'said' && newRow && rows === moment.row) kill();
				if (moment.kind === 'draft' && what === 'draft' && rows === moment.row - 1) kill();
			};
			if (moment.kind === 'time') setTimeout(kill, moment.delay);
			await this.#enter(app, round, moment, kill);
		});
		await trial.catch((error: unknown) => {
			// Whatever is asked of a browser that is gone fails, as it should.
			if (!killed) throw error;
		});
	}

	lastLook(): Promise<void> {
		return this.#withBrowser(async (own) => {
			const { page } = await this.#open(own);
			const shown = await shownRows(page);
			this.report.acknowledged = this.saved.size;
			this.report.found = [...this.saved].filter((text) => shown.includes(text)).length;
			await closeBrowser(own);
		});
	}

	/** A browser of its own on the profile, gone afterwards whatever happened, and with it all that it had to say. */
	async #withBrowser(act: (own: OwnBrowser) => Promise<void>): Promise<void> {
		const own = await startBrowser(this.profile);
		try {
			await act(own);
		} finally {
			own.kill();
			await own.gone;
			await expect.poll(() => own.browser.isConnected(), { timeout: TIMEOUT }).toBe(false);
		}
	}

	/** Starts the app, unlocks it, and compares the register and the form with what they must hold. */
	async #open(own: OwnBrowser): Promise<App> {
		const app = new App(own.page);
		own.page.setDefaultTimeout(TIMEOUT);
		// Wide enough for the table beside the form: there a row stands first.
		await own.page.setViewportSize({ width: 1400, height: 900 });
		this.#tell = null;
		await listen(own.context, own.page, draftWords(app), (said) => this.#hear(said));
		await own.page.goto(this.url);
		await app.unlock();
		await app.opened();
		const shown = await this.#checkRows(app.page);
		for (const text of shown) this.saved.add(text);
		await app.link('new_row').click();
		this.#checkForm(shown, await app.field('field_essence').inputValue());
		return app;
	}

	#hear(said: Said): void {
		if (this.#tell === null) return;
		const newRow = said.what === 'row' && !this.saved.has(said.text);
		if (newRow) this.saved.add(said.text);
		if (this.#typed?.text === said.text) {
			if (said.what === 'draft') this.#typed.draftSaid = true;
			else this.#typed = null;
		}
		this.#tell(said, newRow);
	}

	async #checkRows(page: Page): Promise<string[]> {
		const { report, saved } = this;
		const missing = async () => {
			const shown = await shownRows(page);
			return [...saved].filter((text) => !shown.includes(text) && !report.lost.includes(text));
		};
		await expect
			.poll(missing, { timeout: PATIENCE })
			.toEqual([])
			.catch(async () => report.lost.push(...(await missing())));
		const shown = await shownRows(page);
		report.doubled.push(...new Set(shown.filter((text, at) => shown.indexOf(text) !== at)));
		return shown;
	}

	/** What became of the text that stood in the form at the last kill; `draft` stands in it now. */
	#checkForm(shown: string[], draft: string): void {
		const { report } = this;
		if (shown.includes(draft)) report.doubled.push(draft);
		const typed = this.#typed;
		this.#typed = null;
		if (typed === null) return;
		const became = shown.includes(typed.text) ? 'row' : draft === typed.text ? 'draft' : 'gone';
		report.inFlight[became] += 1;
		if (became === 'gone' && typed.draftSaid) report.lostDrafts.push(typed.text);
	}

	/** Row after row until the browser dies. A draft that came back is entered first, as the lawyer would. */
	async #enter(app: App, round: number, moment: KillMoment, kill: () => void): Promise<void> {
		for (let row = 1; ; row += 1) {
			const essence = app.field('field_essence');
			const restored = await essence.inputValue();
			this.#typed = { text: restored === '' ? ownText(round, row) : restored, draftSaid: restored !== '' };
			if (restored === '') await essence.fill(this.#typed.text);
			const isItsRow = moment.kind !== 'time' && moment.row === row;
			if (isItsRow && moment.kind === 'draft') {
				if (restored !== '') kill();
				await app.page.getByText(draftWords(app)).waitFor({ state: 'detached' });
			}
			if (isItsRow && moment.kind === 'saving') setTimeout(kill, moment.delay);
			await essence.press('Control+Enter');
			await app.link('another_row').click();
		}
	}
}

const draftWords = (app: App): string => app.words('draft_saved').split('{time}')[0] ?? '';

/** The texts of all rows in the register, also of those that are too far down to be drawn. */
function shownRows(page: Page): Promise<string[]> {
	return page.evaluate(async (pattern) => {
		// For the printer the table draws all its rows.
		dispatchEvent(new Event('beforeprint'));
		await new Promise((drawn) => setTimeout(drawn));
		return (document.querySelector('main')?.textContent ?? '').match(new RegExp(pattern, 'g')) ?? [];
	}, OWN_TEXT);
}
