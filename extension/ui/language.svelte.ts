import { words, type Words } from '../i18n/words.js';
import { api } from '../shared/api.js';
import { localArea } from '../shared/area.js';
import { KEYS, readLanguage, type Language } from '../shared/stored.js';

export const LANGUAGES: readonly { code: Language; name: string; short: string }[] = [
	{ code: 'kk', name: 'Қазақша', short: 'ҚАЗ' },
	{ code: 'ru', name: 'Русский', short: 'РУС' },
	{ code: 'en', name: 'English', short: 'ENG' }
];

/** The language of the extension's pages; changed in one, changed in all. */
class ChosenLanguage {
	current = $state<Language>('ru');
	readonly w: Words = $derived(words(this.current));

	/** Reads what was chosen before, else takes the browser's. */
	async start(): Promise<void> {
		this.#show((await readLanguage(localArea())) ?? fromBrowser());
		api.storage.onChanged.addListener((changes, area) => {
			if (area === 'local' && KEYS.language in changes) {
				void readLanguage(localArea()).then((chosen) => this.#show(chosen ?? fromBrowser()));
			}
		});
	}

	choose(chosen: Language): void {
		this.#show(chosen);
		void localArea().set(KEYS.language, chosen);
	}

	/** `14:05`, of a moment in ms UTC, on this device's clock. */
	time(at: number): string {
		return new Date(at).toLocaleTimeString(LOCALES[this.current], { hour: '2-digit', minute: '2-digit' });
	}

	#show(chosen: Language): void {
		this.current = chosen;
		document.documentElement.lang = chosen;
	}
}
const LOCALES: { readonly [L in Language]: string } = { kk: 'kk-KZ', ru: 'ru-KZ', en: 'en-GB' };
const fromBrowser = (): Language => {
	const code = api.i18n.getUILanguage().slice(0, 2);
	return code === 'kk' || code === 'en' ? code : 'ru';
};

export const language = new ChosenLanguage();
