import type { ClientPaper, PaperTemplate, RegisterLanguage } from '#lib/register/index.js';
import { TEMPLATES_KK } from './templates-kk.js';
import { TEMPLATES_RU } from './templates-ru.js';

/** Our own text of a template. */
export const ourTemplate = (paper: ClientPaper, language: RegisterLanguage): string =>
	(language === 'kk' ? TEMPLATES_KK : TEMPLATES_RU)[paper];

/** The text that stands: the lawyer's own, else ours. */
export function templateOf(
	own: readonly PaperTemplate[],
	paper: ClientPaper,
	language: RegisterLanguage
): { text: string; own: boolean } {
	const mine = own.find((one) => one.template === paper && one.language === language);
	return { text: mine?.text ?? ourTemplate(paper, language), own: mine !== undefined };
}
