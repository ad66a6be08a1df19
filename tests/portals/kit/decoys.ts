import type { State } from './contract.js';
import { t } from './words.js';

/** What a page holds besides the form and what must stay as it is: search, login, captcha, hidden fields. */
export interface Decoys {
	element: HTMLElement;
	/** Prefixed keys, so that they are no truth of any record. */
	state: () => State;
}

const field = (name: string, label: string, attributes = ''): string =>
	`<label>${label} <input name="${name}" ${attributes}></label>`;

/** A head with search and login. The page puts it where it likes. */
export function headDecoys(): Decoys {
	return decoys(
		'header',
		'page-head',
		[
			`<a href="#top">${t('Е-Юридическая помощь', 'Е-Заң көмегі')}</a>`,
			`<input type="search" name="q" placeholder="${t('Поиск по номеру и дате', 'Нөмірі мен күні бойынша іздеу')}">`,
			field('login', t('ИИН или логин', 'ЖСН немесе логин'), 'autocomplete="username"'),
			field('password', t('Пароль', 'Құпиясөз'), 'type="password" autocomplete="current-password"'),
			'<input type="hidden" name="__token" value="5f1c">',
			'<input type="hidden" name="applicationDate" value="">'
		].join('\n')
	);
}

/** The client's own fields, which no record can fill. */
export function clientDecoys(): Decoys {
	return decoys(
		'fieldset',
		'client',
		[
			`<legend>${t('Сведения о клиенте', 'Клиент туралы мәліметтер')}</legend>`,
			field('client-name', t('Фамилия, имя, отчество', 'Тегі, аты, әкесінің аты')),
			field('client-iin', t('ИИН', 'ЖСН'), 'inputmode="numeric" maxlength="12"'),
			field('client-birth', t('Дата рождения', 'Туған күні'), 'placeholder="дд.мм.гггг"'),
			field('client-id', t('№ удостоверения личности', 'Жеке куәліктің №')),
			field('client-id-date', t('Дата выдачи', 'Берілген күні'), 'type="date"'),
			field('client-phone', t('Телефон', 'Телефон'), 'type="tel" value="+7 "'),
			field('client-address', t('Адрес', 'Мекенжайы'))
		].join('\n')
	);
}

/** A captcha with its digits. */
export function captcha(): Decoys {
	return decoys(
		'div',
		'captcha',
		field('captcha', t('Введите код с картинки: 4 7 1 9', 'Суреттегі кодты енгізіңіз: 4 7 1 9'))
	);
}

function decoys(tag: string, name: string, html: string): Decoys {
	const element = document.createElement(tag);
	element.className = name;
	element.innerHTML = html;
	const inputs = [...element.querySelectorAll('input')];
	return {
		element,
		state: () => Object.fromEntries(inputs.map((input) => [`${name}:${input.name}:${input.type}`, input.value]))
	};
}

/** The states of several, as one. */
export const together = (...all: Decoys[]): State => Object.assign({}, ...all.map(({ state }) => state())) as State;
