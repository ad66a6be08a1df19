import { expect, type Page } from '@playwright/test';
import { catalogue } from '../../tools/catalogues.js';

export type Language = 'kk' | 'ru' | 'en';
export const PASSPHRASE = 'төрт сөз бір-біріне ұқсамайды';

const catalogues = {
	kk: catalogue('kk'),
	ru: catalogue('ru'),
	en: catalogue('en')
};

/** The app as its user sees it: found by the words on the screen, in any of its languages. */
export class App {
	constructor(
		readonly page: Page,
		readonly language: Language = 'ru'
	) {}

	/** The words of a message; `{name}` places are filled from `values`. */
	words(key: string, values: Record<string, string> = {}): string {
		const message = catalogues[this.language][key];
		if (typeof message !== 'string') throw new Error(`No plain message ${key} in ${this.language}.`);
		return message.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
	}
	/** The words of a message in any of its plural forms; a place without a value may hold anything. */
	said(key: string, values: Record<string, string> = {}): RegExp {
		const message = catalogues[this.language][key] ?? '';
		const forms = typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match));
		const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
		const pattern = (form: string) =>
			form
				.split(/\{(\w+)\}/)
				.map((part, at) => (at % 2 === 0 ? literal(part) : part in values ? literal(values[part] ?? '') : '.*'))
				.join('');
		return new RegExp(forms.map(pattern).join('|'));
	}
	button(key: string, values?: Record<string, string>) {
		return this.page.getByRole('button', { name: this.words(key, values), exact: true });
	}
	link(key: string) {
		return this.page.getByRole('link', { name: this.words(key) }).first();
	}
	/** A field by its label; a mark beside the label may follow it. */
	field(key: string) {
		return this.page.getByRole('textbox', { name: this.words(key) }).first();
	}
	option(key: string) {
		return this.page.getByRole('radio', { name: this.words(key), exact: true });
	}

	async open(url: string): Promise<void> {
		await this.page.goto(url);
		await this.page
			.getByRole('radio', { name: { kk: 'Қазақша', ru: 'Русский', en: 'English' }[this.language] })
			.first()
			.check();
	}

	/** Follows a link to another screen; writing into the address bar would load the app anew, and lock it. */
	async go(hash: string): Promise<void> {
		await this.page.evaluate((href) => {
			const link = Object.assign(document.createElement('a'), { href });
			document.body.append(link);
			link.click();
			link.remove();
		}, hash);
		await this.page.waitForURL((url) => url.hash === hash);
	}

	/** First start to the empty register; the 24 words are returned, their check is put off. */
	async create({ name = 'Иванова Анна Сергеевна' } = {}): Promise<string[]> {
		await this.button('next').click();
		await this.page.getByLabel(this.words('new_passphrase')).fill(PASSPHRASE);
		await this.page.getByLabel(this.words('passphrase_again')).fill(PASSPHRASE);
		await this.button('next').click();
		await this.field('lawyer_name').fill(name);
		await this.button('make_register').click();
		const sheet = this.page.getByRole('region', { name: this.words('words_sheet') }).getByRole('listitem');
		await expect(sheet).toHaveCount(24, { timeout: 30_000 });
		const words = (await sheet.allInnerTexts()).map((text) => text.replace(/[^a-z]/g, ''));
		await this.button('words_later').click();
		await expect(this.link('new_row')).toBeVisible();
		return words;
	}

	async unlock(passphrase = PASSPHRASE): Promise<void> {
		await this.page.getByLabel(this.words('passphrase'), { exact: true }).fill(passphrase);
		await this.button('unlock').click();
	}

	/** Waits until the register stands on the screen. */
	async opened(): Promise<void> {
		await expect(this.link('new_row')).toBeVisible({ timeout: 30_000 });
	}

	/** Enters a row of a request for consulting and waits until it is durable. */
	async enterRow(number: string, essence: string): Promise<void> {
		await this.link('new_row').click();
		await this.field('field_essence').fill(essence);
		await this.option('basis_short_request').check();
		await this.option('kind_consulting').check();
		await this.button('save_row', { number }).click();
		await this.saved(number);
	}

	/** What a form says once all that was typed into it is sealed as a draft. */
	get draftSaved() {
		const said = this.words('draft_saved').split('{time}')[0] ?? '';
		return this.page.locator('[role="status"][aria-busy="false"]').filter({ hasText: said }).first();
	}

	/** Waits until the app says that the row is durable. */
	async saved(number: string): Promise<void> {
		const said = this.words('row_saved', { number }).split('{time}')[0] ?? '';
		await expect(this.page.getByText(said).first()).toBeVisible({ timeout: 15_000 });
	}
}
