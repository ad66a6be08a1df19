import type { AssistanceKind, BasisKind, Category, Locality, Role } from './codes.js';

/**
 * The words of the form and of its codes, in Russian and Kazakh, as data: used
 * by screens, paper and the bridge to the portal. `official: false` marks our
 * own translation or our own term; the screen calls it so until the lawyer
 * confirms it, and the settings may replace it.
 */
export interface Wording {
	readonly ru: string;
	readonly kk: string;
	readonly official: boolean;
}

/** A wording of the annex, which we hold in English only; ru and kk are built from the Law's own terms. */
export interface FormWording extends Wording {
	readonly en: string;
}

const own = (ru: string, kk: string): Wording => ({ ru, kk, official: false });
const ofLaw = (ru: string, kk: string): Wording => ({ ru, kk, official: true });
const ofForm = (en: string, ru: string, kk: string): FormWording => ({ en, ru, kk, official: false });

/** The register's form: a register is kept by a form, and this is the only one so far. */
export interface RegisterForm {
	readonly annex: FormWording;
	readonly title: FormWording;
	/** Captions under the two lines at the head. */
	readonly associationLine: FormWording;
	readonly lawyerLine: FormWording;
	/** Headings of columns 1–7. */
	readonly columns: readonly [
		FormWording,
		FormWording,
		FormWording,
		FormWording,
		FormWording,
		FormWording,
		FormWording
	];
}

/** The annex to the Rules, Order 1465. */
export const FORM_1465: RegisterForm = {
	annex: ofForm(
		'Annex to the Rules for keeping records of state-guaranteed legal assistance by the lawyers, providing such assistance. Form',
		'Приложение к Правилам учета гарантированной государством юридической помощи адвокатами, предоставляющими такую помощь. Форма',
		'Мемлекет кепілдік берген заң көмегін көрсететін адвокаттардың осындай көмекті есепке алуы қағидаларына қосымша. Нысан'
	),
	title: ofForm(
		'The Register of state-guaranteed legal assistance by the lawyers, providing such assistance',
		'Реестр учета гарантированной государством юридической помощи адвокатами, предоставляющими такую помощь',
		'Мемлекет кепілдік берген заң көмегін көрсететін адвокаттардың осындай көмекті есепке алу тізілімі'
	),
	associationLine: ofForm(
		'(name of the bar association)',
		'(наименование коллегии адвокатов)',
		'(адвокаттар алқасының атауы)'
	),
	lawyerLine: ofForm(
		'(surname, name, patronymic (if available) of a lawyer)',
		'(фамилия, имя, отчество (при его наличии) адвоката)',
		'(адвокаттың тегі, аты, әкесінің аты (ол бар болған жағдайда))'
	),
	columns: [
		ofForm('№', '№ п/п', 'Р/с №'),
		ofForm(
			'date of application of the person who applied for the state-guaranteed legal assistance',
			'Дата обращения лица, обратившегося за гарантированной государством юридической помощью',
			'Мемлекет кепілдік берген заң көмегін сұрап өтініш жасаған тұлғаның өтініш жасаған күні'
		),
		ofForm(
			'the name and details of the document, which is the basis for provision of the state-guaranteed legal assistance',
			'Наименование и реквизиты документа, являющегося основанием для оказания гарантированной государством юридической помощи',
			'Мемлекет кепілдік берген заң көмегін көрсетуге негіз болып табылатын құжаттың атауы мен деректемелері'
		),
		ofForm('the essence of the legal issue', 'Суть правового вопроса', 'Құқықтық мәселенің мәні'),
		ofForm(
			'the form of the rendered state-guaranteed legal assistance (protection and representation of the interests of individuals in the courts, criminal prosecution bodies, other state bodies and non-governmental organizations)',
			'Вид оказанной гарантированной государством юридической помощи (защита и представительство интересов физических лиц в судах, органах уголовного преследования, иных государственных органах и негосударственных организациях)',
			'Көрсетілген мемлекет кепілдік берген заң көмегінің түрі (соттарда, қылмыстық қудалау органдарында, өзге де мемлекеттік органдарда және мемлекеттік емес ұйымдарда жеке тұлғалардың мүдделерін қорғау және білдіру)'
		),
		ofForm(
			'the time period a lawyer is employed for the state-guaranteed legal assistance',
			'Время занятости адвоката при оказании гарантированной государством юридической помощи',
			'Адвокаттың мемлекет кепілдік берген заң көмегін көрсетумен айналысқан уақыты'
		),
		ofForm(
			'the signature of a lawyer in the case of filling in the register on paper, or information on the lawyer’s EDS in the case of filling in the register in electronic form',
			'Подпись адвоката – при заполнении реестра на бумажном носителе либо сведения об ЭЦП адвоката – при заполнении реестра в электронной форме',
			'Тізілім қағаз жеткізгіште толтырылған жағдайда – адвокаттың қолтаңбасы, не электрондық нысанда толтырылған жағдайда – адвокаттың ЭЦҚ-сы туралы мәліметтер'
		)
	]
};

/** Column 5 in full, in the terms of the Law. */
export const ASSISTANCE_WORDS: { readonly [K in AssistanceKind]: Wording } = {
	informing: ofLaw('правовое информирование', 'құқықтық ақпарат беру'),
	consulting: ofLaw('правовое консультирование', 'құқықтық консультация беру'),
	defence: ofLaw(
		'защита и представительство интересов физических лиц в судах, органах уголовного преследования, иных государственных органах и негосударственных организациях',
		'соттарда, қылмыстық қудалау органдарында, өзге де мемлекеттік органдарда және мемлекеттік емес ұйымдарда жеке тұлғалардың мүдделерін қорғау және білдіру'
	),
	other: ofLaw(
		'совершение иных правовых действий для защиты законных интересов клиента во взаимодействии с любыми лицами, являющимися участниками действующих или возможных правоотношений с клиентом',
		'клиентпен қолданыстағы немесе ықтимал құқықтық қатынастардың қатысушылары болып табылатын кез келген тұлғалармен өзара әрекеттесе отырып, клиенттің заңды мүдделерін қорғау үшін өзге де құқықтық әрекеттер жасау'
	)
};

/** `defence` where clients may be legal entities too (Rule 2); not for the heading of the annex. */
export const DEFENCE_OF_ENTITIES_TOO: Wording = own(
	'защита и представительство интересов физических и юридических лиц в судах, органах уголовного преследования, иных государственных органах и негосударственных организациях',
	'соттарда, қылмыстық қудалау органдарында, өзге де мемлекеттік органдарда және мемлекеттік емес ұйымдарда жеке және заңды тұлғалардың мүдделерін қорғау және білдіру'
);

/** What `defence` is called from day to day. */
export const ROLE_WORDS: { readonly [R in Role]: Wording } = {
	protection: ofLaw('защита', 'қорғау'),
	representation: ofLaw('представительство', 'өкілдік ету')
};

/** Column 3: the kinds of documents. */
export const BASIS_WORDS: { readonly [K in BasisKind]: Wording } = {
	'prosecution-order': ofLaw(
		'постановление органа, ведущего уголовный процесс',
		'қылмыстық процесті жүргізетін органның қаулысы'
	),
	'court-order': ofLaw('постановление суда', 'соттың қаулысы'),
	'civil-ruling': ofLaw(
		'определение суда об освобождении от оплаты юридической помощи',
		'соттың заң көмегіне ақы төлеуден босату туралы ұйғарымы'
	),
	'administrative-order': ofLaw(
		'постановление органа (должностного лица), рассматривающего дело об административном правонарушении',
		'әкімшілік құқық бұзушылық туралы істі қарайтын органның (лауазымды адамның) қаулысы'
	),
	request: ofLaw('заявление / ходатайство лица', 'өтініш / өтінішхат'),
	contract: ofLaw('письменный договор об оказании юридической помощи', 'заң көмегін көрсету туралы жазбаша шарт'),
	notice: ofLaw('письменное уведомление о защите (представительстве)', 'қорғау (өкілдік ету) туралы жазбаша хабарлама'),
	assignment: own('заявка / поручение из системы', 'тапсырма')
};

/** Older words for kinds of documents: accepted in import and search, never written. */
export const OLD_BASIS_WORDS: { readonly [K in BasisKind]?: readonly string[] } = { notice: ['ордер'] };

/** The category of the issue: ours, for the portal and the reports. */
export const CATEGORY_WORDS: { readonly [C in Category]: Wording } = {
	criminal: own('уголовное', 'қылмыстық'),
	'administrative-offence': own('об административном правонарушении', 'әкімшілік құқық бұзушылық'),
	civil: own('гражданское', 'азаматтық'),
	family: own('семейное', 'отбасылық'),
	labour: own('трудовое', 'еңбек'),
	housing: own('жилищное', 'тұрғын үй'),
	social: own('социальное обеспечение', 'әлеуметтік қамсыздандыру'),
	'administrative-justice': own('административное судопроизводство', 'әкімшілік сот ісін жүргізу'),
	enforcement: own('исполнительное производство', 'атқарушылық іс жүргізу'),
	other: own('иное', 'өзге')
};

/** Where the person lives: ours. */
export const LOCALITY_WORDS: { readonly [L in Locality]: Wording } = {
	city: own('город', 'қала'),
	rural: own('село', 'ауыл')
};

/** Short names that people use, and terms that recur on paper. */
export const TERMS = {
	assistance: own('ГГЮП', 'МКБЗК'),
	secret: ofLaw('адвокатская тайна', 'адвокаттық құпия'),
	signature: ofLaw('ЭЦП', 'ЭЦҚ'),
	association: ofLaw('коллегия адвокатов', 'адвокаттар алқасы'),
	office: ofLaw('юридическая консультация', 'заң консультациясы'),
	firm: ofLaw('адвокатская контора', 'адвокаттық кеңсе')
} as const satisfies { [name: string]: Wording };

/** The system that Rule 7 names, in the words of the Law; a law of January 2026 is reported to rename it. */
export const PORTAL_NAMES = {
	inLaw: ofLaw('единая информационная система юридической помощи', 'заң көмегінің бірыңғай ақпараттық жүйесі'),
	renamed: own('единая цифровая система', 'бірыңғай цифрлық жүйе'),
	everyday: own('Е-Заң көмегі', 'Е-Заң көмегі')
} as const satisfies { [name: string]: Wording };
