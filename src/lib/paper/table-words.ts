import type { Locality, RowField } from '#lib/register/index.js';

interface Words {
	kk: string;
	ru: string;
}
const words = (kk: string, ru: string): Words => ({ kk, ru });
const CATEGORY = words('Санаты', 'Категория');

/** Headings behind columns 1–7 in a table that leaves, and what stands in it; ours, not of the Order. */
export const TABLE_WORDS = {
	/** In the order of the cells; with secrets. The reader of such files knows them again. */
	secret: [
		CATEGORY,
		words('Порталға арналған тұжырым', 'Формулировка для портала'),
		words('Клиенттің аты-жөні', 'ФИО клиента'),
		words('ЖСН', 'ИИН'),
		words('Телефон', 'Телефон'),
		words('Электрондық пошта', 'Электронная почта'),
		words('Мекенжайы', 'Адрес'),
		words('Басқа тараптар', 'Другие стороны'),
		words('Қала не ауыл', 'Город или село'),
		words('Ескертпе', 'Примечание'),
		words('Тізілімдегі белгілер', 'Отметки в реестре')
	],
	open: [CATEGORY],
	locality: { city: words('қала', 'город'), rural: words('ауыл', 'село') } satisfies Record<Locality, Words>,
	corrections: words('Түзетулер', 'Исправления'),
	correction: [
		words('Жазба', 'Запись'),
		words('Том', 'Том'),
		words('Түзетілді', 'Исправлено'),
		words('Не', 'Что'),
		words('Бұрын', 'Было'),
		words('Қазір', 'Стало'),
		words('Неге', 'Почему')
	],
	voided: words('Жазба түгел сызып тасталды', 'Запись вычеркнута целиком'),
	field: {
		number: words('1-баған', 'гр. 1'),
		applicationDate: words('2-баған', 'гр. 2'),
		language: words('тілі', 'язык'),
		basisKind: words('3-баған: түрі', 'гр. 3: вид'),
		basisText: words('3-баған', 'гр. 3'),
		basisNumber: words('3-баған: нөмірі', 'гр. 3: номер'),
		basisDate: words('3-баған: күні', 'гр. 3: дата'),
		basisBody: words('3-баған: орган', 'гр. 3: орган'),
		basisCase: words('3-баған: іс', 'гр. 3: дело'),
		category: CATEGORY,
		essence: words('4-баған', 'гр. 4'),
		essenceForPortal: words('Порталға арналған тұжырым', 'Формулировка для портала'),
		assistanceKind: words('5-баған', 'гр. 5'),
		role: words('5-баған: рөлі', 'гр. 5: роль'),
		minutes: words('6-баған, минут', 'гр. 6, минут'),
		locality: words('Қала не ауыл', 'Город или село'),
		lateReason: words('Кеш енгізу себебі', 'Почему внесено позже'),
		clientName: words('Клиенттің аты-жөні', 'ФИО клиента'),
		clientIin: words('ЖСН', 'ИИН'),
		clientPhones: words('Телефон', 'Телефон'),
		clientEmails: words('Электрондық пошта', 'Электронная почта'),
		clientAddress: words('Мекенжайы', 'Адрес'),
		otherParties: words('Басқа тараптар', 'Другие стороны'),
		notes: words('Ескертпе', 'Примечание')
	} satisfies Record<RowField, Words>
} as const;
