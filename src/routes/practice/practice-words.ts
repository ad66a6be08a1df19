import { ASSISTANCE_WORDS, BASIS_WORDS, CATEGORY_WORDS, FORM_1465 } from '#lib/register/index.js';

/**
 * The words of the practice form. They are a portal's and not the app's: in
 * Kazakh or Russian as its visitor chose there, whatever the language of the screen.
 */
export type FormLanguage = 'kk' | 'ru';

interface Label {
	readonly ru: string;
	readonly kk: string;
}

export const STEPS: readonly Label[] = [
	{ ru: 'Сведения об обращении', kk: 'Өтініш туралы мәліметтер' },
	{ ru: 'Оказанная помощь', kk: 'Көрсетілген көмек' },
	{ ru: 'Адвокат и ЭЦП', kk: 'Адвокат және ЭЦҚ' }
];

export const LABELS = {
	title: {
		ru: 'Учёт гарантированной государством юридической помощи',
		kk: 'Мемлекет кепілдік берген заң көмегін есепке алу'
	},
	step: { ru: 'Шаг', kk: 'Қадам' },
	number: FORM_1465.columns[0],
	applicationDate: { ru: 'Дата обращения', kk: 'Өтініш жасалған күн' },
	basisGroup: { ru: 'Документ, являющийся основанием', kk: 'Негіз болып табылатын құжат' },
	basisKind: { ru: 'Наименование документа', kk: 'Құжаттың атауы' },
	basisNumber: { ru: 'Номер документа', kk: 'Құжаттың нөмірі' },
	basisDate: { ru: 'Дата документа', kk: 'Құжаттың күні' },
	basisBody: { ru: 'Кем выдан документ', kk: 'Құжатты шығарған орган' },
	personGroup: { ru: 'Заявитель (заполнять необязательно)', kk: 'Өтініш беруші (толтыру міндетті емес)' },
	personName: { ru: 'Фамилия и имя заявителя', kk: 'Өтініш берушінің тегі мен аты' },
	personIin: { ru: 'ИИН заявителя', kk: 'Өтініш берушінің ЖСН-і' },
	category: { ru: 'Категория вопроса', kk: 'Мәселенің санаты' },
	essence: FORM_1465.columns[3],
	assistanceKind: { ru: 'Вид помощи', kk: 'Көмек түрі' },
	minutes: { ru: 'Время занятости адвоката (ч:мм)', kk: 'Адвокаттың айналысқан уақыты (сағ:мм)' },
	association: { ru: 'Коллегия адвокатов', kk: 'Адвокаттар алқасы' },
	lawyer: { ru: 'Фамилия, имя, отчество адвоката', kk: 'Адвокаттың тегі, аты, әкесінің аты' },
	licence: { ru: 'Номер лицензии', kk: 'Лицензия нөмірі' },
	signer: { ru: 'Владелец ЭЦП', kk: 'ЭЦҚ иесі' },
	serial: { ru: 'Серийный номер сертификата ЭЦП', kk: 'ЭЦҚ сертификатының сериялық нөмірі' },
	signedAt: { ru: 'Дата и время подписания', kk: 'Қол қойылған күні мен уақыты' },
	choose: { ru: '— выберите —', kk: '— таңдаңыз —' },
	datePlaceholder: { ru: 'дд.мм.гггг', kk: 'кк.аа.жжжж' },
	back: { ru: 'Назад', kk: 'Артқа' },
	next: { ru: 'Далее', kk: 'Әрі қарай' },
	finish: { ru: 'Сохранить', kk: 'Сақтау' },
	again: { ru: 'Новая карточка', kk: 'Жаңа карточка' },
	given: { ru: 'Карточке присвоен номер', kk: 'Карточкаға берілген нөмір' },
	empty: { ru: 'не заполнено', kk: 'толтырылмаған' }
} as const satisfies { readonly [name: string]: Label };

export type Name = keyof typeof LABELS;

/** The fields of each step, in their order. */
export const FIELDS = [
	['number', 'applicationDate', 'basisKind', 'basisNumber', 'basisDate', 'basisBody', 'personName', 'personIin'],
	['category', 'essence', 'assistanceKind', 'minutes'],
	['association', 'lawyer', 'licence', 'signer', 'serial', 'signedAt']
] as const satisfies readonly (readonly Name[])[];
export type FieldName = (typeof FIELDS)[number][number];

/** The choices of a field that has them, by code. */
export const OPTIONS: { readonly [F in FieldName]?: { readonly [code: string]: Label } } = {
	basisKind: BASIS_WORDS,
	category: CATEGORY_WORDS,
	assistanceKind: ASSISTANCE_WORDS
};
