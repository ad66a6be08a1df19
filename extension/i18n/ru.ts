import { russian } from './plural.js';

/** The words of the extension in Russian. The other languages have to have the same, or nothing compiles. */
export const ru = {
	language: 'Язык',
	menuFillField: 'Заполнить это поле из Тізілім',
	close: 'Закрыть',
	copy: 'Копировать',
	copied: 'Скопировано',
	notCopied: 'Не скопировалось: выделите текст и скопируйте сами.',
	more: 'Ещё',
	failed: 'Не получилось. Ничего не потеряно, попробуйте ещё раз.',

	// Connection
	register: 'Реестр',
	registerNone: 'Реестр ещё не подключён.',
	registerNoneHow: 'Строки передаёт страница реестра. Подключение занимает три нажатия, или откройте файл со строками.',
	registerConnect: 'Подключить реестр',
	registerConnected: 'Подключён',
	registerAllowed: 'Разрешён. Откройте страницу реестра: она подключится сама.',
	registerNewer:
		'Реестр новее этого расширения, они не поймут друг друга. Обновите расширение; ничего не потеряно, строки остались в реестре.',
	registerOlder:
		'Реестр старее этого расширения. Обновите страницу реестра; ничего не потеряно, строки остались в реестре.',
	registerForget: 'Отключить',
	fileOpen: 'Открыть файл со строками',
	fileOpened: (count: number) => `Из файла: ${russian(count, 'строка', 'строки', 'строк')}.`,
	fileErrors: {
		'not-json': 'Это не файл строк для портала. В реестре выберите строки и нажмите «Файлом».',
		'not-ours': 'Это не файл строк для портала. В реестре выберите строки и нажмите «Файлом».',
		newer: 'Файл сделан более новой версией реестра. Обновите расширение.',
		malformed: 'Файл повреждён или изменён, из него ничего не взято. Сохраните его в реестре ещё раз.',
		expired: 'Срок файла истёк: строки хранятся не дольше рабочего дня. Сохраните его в реестре ещё раз.',
		'not-waiting': 'Эта строка больше не ждёт: срок истёк, или реестр её отозвал.',
		'not-granted': 'Браузер не дал разрешения на этот сайт.',
		refused: 'Не получилось. Ничего не потеряно, попробуйте ещё раз.'
	},
	receiptsWaiting: (count: number) =>
		`Реестр ещё не знает о ${count === 1 ? 'внесённой строке' : `внесённых: ${count}`}.`,
	receiptsHow: 'Откройте страницу реестра, и он узнает сам, или передайте файлом.',
	receiptsSave: 'Сохранить подтверждения',
	receiptsForget: 'Реестр их принял, забыть',

	// Queue
	queue: 'Ждут внесения',
	queueCount: (count: number) => russian(count, 'строка', 'строки', 'строк'),
	queueEmpty: 'Ни одна строка не ждёт.',
	queueEmptyHow: 'В реестре откройте «Не в портале», выберите строки и передайте их.',
	queueUntil: (time: string) => `до ${time}, потом расширение их забудет`,
	queueExpired: (count: number) =>
		`Срок передачи истёк, расширение забыло ${russian(count, 'строку', 'строки', 'строк')}. В реестре они целы: передайте их снова.`,
	queueWithdrawn: (count: number) =>
		`${russian(count, 'строка убрана', 'строки убраны', 'строк убрано')} из очереди. В реестре они целы.`,
	queueDrop: 'Убрать все из очереди',
	row: (number: string) => `№ ${number}`,
	rowNoNumber: 'без номера',
	rowChosen: 'выбрана',
	withheld: 'не передаётся: нет согласия',
	withheldWhat: (what: string) => `Без согласия клиента не передаётся: ${what}.`,
	values: 'Что уйдёт',
	valuesOnly: 'Только это, и только в поля, которые вы видите ниже. Остального в расширении нет.',
	valueNone: 'нет',

	// Page
	page: 'Страница портала',
	pageUnknown: 'Откройте страницу портала и нажмите на ней кнопку Тізілім на панели браузера.',
	pageNotPossible: 'На этой странице расширение не работает. Откройте страницу портала.',
	pageNotAllowed: (origin: string) => `Расширению ещё нельзя смотреть на ${origin}.`,
	pageAllow: 'Разрешить этот сайт',
	pageAllowOther: 'Разрешить другой сайт',
	pagePractice: 'Это учебная страница: в реестр ничего не запишется.',
	pageIsRegister: 'Это страница самого реестра. Откройте страницу портала.',
	pageLook: 'Посмотреть форму',
	pageLookAgain: 'Посмотреть снова',
	pageLooking: 'Смотрю форму…',
	pageNoFields: 'Полей на этой странице не нашлось. Откройте форму и посмотрите снова.',
	pageNothingOurs: 'Ни одно поле этой страницы не подходит строке. Откройте нужную форму или укажите поле сами.',
	pageReloaded:
		'Страница перезагрузилась или закрыта, и форма на ней теперь другая. Строка осталась в очереди: посмотрите форму снова.',
	pageReloadedWriting:
		'Страница перезагрузилась во время заполнения. Что успело записаться, неизвестно: посмотрите форму снова и проверьте.',
	pageChanged: 'На странице другой шаг или другие поля.',
	pageFailed: 'Страница не дала посмотреть или записать. Обновите её и посмотрите снова.',
	pageOther: 'Сейчас открыта другая вкладка. План относится к той, где вы смотрели форму.',
	pageNoProfile: 'Для этого сайта нет профиля: поля узнаны по подписям. Проверьте план внимательнее.',
	pageProfile: (name: string) => `Профиль: ${name}`,
	pageUnseen: (count: number) =>
		`${russian(count, 'вложенное окно', 'вложенных окна', 'вложенных окон')} другого сайта расширение не видит и не заполняет:`,
	frameSandboxed: 'закрыто самим порталом',
	frameOther: 'другой сайт',

	// Plan
	plan: 'План',
	planStep: (step: string) => `Шаг: ${step}`,
	planFill: (count: number) => `Заполнить ${russian(count, 'поле', 'поля', 'полей')}`,
	planNothing: 'Записывать нечего',
	planFilling: 'Заполняю…',
	planNever: 'Расширение никогда не отправляет форму: это делаете вы.',
	planNow: 'сейчас',
	planEmpty: 'пусто',
	planWill: 'будет',
	planMaybe: 'возможно',
	planFrame: (frame: string) => `во вложенном окне ${frame}`,
	planOverwrite: 'Заменить тем, что в строке',
	planSkip: 'Не трогать',
	planTake: 'Записать',
	planWhich: 'Что сюда записать?',
	planWhichNone: 'Ничего',
	planOption: 'Какой пункт выбрать?',
	planChoose: 'Выберите…',
	planLeft: (count: number) => `Не трогаю: ${russian(count, 'поле', 'поля', 'полей')}`,
	planMissing: 'На этой странице нет поля для:',
	planTeach: 'Указать поле на странице',
	planTeachHow: 'Нажмите на поле страницы, которое хотите научить. Escape — отмена.',
	planTeachColumn: 'Что сюда записывать?',
	planTeachLeave: 'Никогда не трогать',
	planTeachSave: 'Запомнить',
	planTaught: 'Запомнил. Действует на этом сайте, исправить можно в профилях.',
	teachErrors: {
		ambiguous: 'На странице есть другое такое же поле, отличить их нельзя. Ничего не запомнено.',
		'no-such-field': 'Этого поля на странице больше нет. Посмотрите форму снова.',
		'other-origin': 'Поле в окне другого сайта, его научить нельзя.'
	},
	actions: {
		write: 'записать',
		same: 'уже стоит',
		keep: 'заполнено вами',
		'ask-column': 'не уверен',
		'ask-option': 'выберите пункт',
		nothing: 'в строке нет',
		leave: 'не наше'
	},
	sources: { profile: 'по профилю', taught: 'вы научили', label: 'по подписи' },
	sure: 'уверенно',
	likely: 'скорее всего',
	unsure: 'не уверен',

	// Report
	report: 'Что получилось',
	reportGood: (count: number) => `Записано и проверено: ${russian(count, 'поле', 'поля', 'полей')}.`,
	reportBad: (count: number) => `Требуют внимания: ${russian(count, 'поле', 'поля', 'полей')}.`,
	reportSubmitStopped:
		'Страница пыталась сама отправить форму, это остановлено. Проверьте её и отправьте сами, когда готовы.',
	reportWanted: 'нужно',
	reportHolds: 'стоит',
	reportByHand: 'Внёс вручную',
	undo: 'Вернуть как было',
	undone: (count: number) => `Возвращено: ${russian(count, 'поле', 'поля', 'полей')}.`,
	undoneNot: (count: number) => `Не удалось вернуть: ${russian(count, 'поле', 'поля', 'полей')}. Проверьте их.`,
	outcomes: {
		written: 'записано',
		same: 'уже стояло',
		kept: 'оставлено ваше',
		asked: 'не выбрано',
		nothing: 'в строке нет',
		left: 'не тронуто',
		differs: 'стоит другое',
		'not-accepted': 'не принято',
		gone: 'поля больше нет',
		refused: 'закрыто'
	},

	// Entered
	entered: 'Внесено в портал',
	enteredWhen: 'Отправьте форму в портале сами и вернитесь сюда.',
	enteredNumber: 'Номер в портале',
	enteredNumberHow: 'Если портал его дал',
	enteredSave: 'Внесено',
	enteredNothing: 'Ни одно поле не записано: в реестр уйдёт отметка без полей.',
	enteredDone: (number: string) => `${number}: внесено, реестр об этом узнает.`,
	enteredNext: 'Следующая строка',

	// Permission tab
	permitTitleRegister: 'Подключить реестр',
	permitTitlePortal: 'Разрешить сайт портала',
	permitAddress: 'Адрес сайта',
	permitAddressBad: 'Нужен адрес вида https://… (или http://localhost на этом компьютере).',
	permitWhyRegister:
		'Расширение будет брать строки со страницы реестра по этому адресу. Только те, что вы передадите, и только поля, которые вправе уйти.',
	permitWhyPortal:
		'Расширение будет смотреть форму на этом сайте и заполнять её, когда вы нажмёте. Само оно ничего не делает и не отправляет.',
	permitBrowser:
		'Браузер спросит ещё раз своим окном. Он называет сайт без порта и говорит «читать и изменять данные»: иначе поля не заполнить.',
	permitAllow: 'Разрешить',
	permitDone: 'Разрешено.',
	permitDoneRegister: 'Реестр подключён. Вернитесь на его страницу.',
	permitDonePortal: 'Вернитесь на страницу портала.',
	permitBack: 'Вернуться и закрыть',
	permitRefused:
		'Вы не разрешили, и расширение этот сайт не видит. Ничего не потеряно: можно разрешить позже или передать строки файлом.',

	// Editor
	editor: 'Профили порталов',
	editorWhy: 'Профиль говорит, какое поле формы что принимает. В нём нет ни строк, ни значений.',
	editorNone: 'Профилей ещё нет. Они появятся, когда вы научите поле, или когда вы откроете файл.',
	editorImport: 'Открыть файл',
	editorExport: 'Сохранить в файл',
	editorDelete: 'Удалить',
	editorDeleteSure: 'Удалить профиль насовсем?',
	editorText: 'Текст профиля',
	editorSave: 'Сохранить',
	editorSaved: 'Сохранено.',
	editorPreview: 'Что изменится',
	editorSameAsNow: 'Ничего не изменится.',
	editorNew: 'Новый профиль',
	editorCancel: 'Отмена',
	editorTaught: 'научен вами',
	editorFields: (count: number) => russian(count, 'поле', 'поля', 'полей'),
	editorErrors: {
		'too-long': 'Файл слишком велик для профиля.',
		'not-json': 'Это не JSON: проверьте запятые и кавычки.',
		'not-ours': 'Это не профиль портала.',
		newer: 'Профиль сделан более новой версией. Обновите расширение.',
		'forbidden-key': 'В файле есть недопустимые ключи. Он не принят.',
		malformed: 'Не по схеме профиля'
	},
	editorWhere: (form: number, field: number | null) =>
		field === null ? `форма ${form}` : `форма ${form}, поле ${field}`,
	editorError: 'ошибка',
	editorWarning: 'предупреждение',
	changes: {
		origin: 'сайт',
		name: 'название',
		source: 'вид профиля',
		'form-added': 'новая форма',
		'form-removed': 'форма убрана',
		'field-added': 'новое поле',
		'field-removed': 'поле убрано',
		'field-changed': 'поле изменено'
	},

	/** Of the linter's findings. */
	lint: {
		universal: 'селектор подходит ко всему',
		'generated-id': 'имя создано программой и сменится',
		'bad-selector': 'селектор не читается',
		'not-https': 'сайт не по https',
		'bare-tag': 'селектор — один тег',
		'only-classes': 'селектор из одних классов',
		positional: 'селектор по месту на странице',
		'too-deep': 'селектор глубже четырёх шагов',
		'part-does-not-fit': 'такой части у этой графы нет',
		'column-twice': 'графа назначена двум полям',
		'selector-twice': 'селектор у двух полей',
		'form-twice': 'форма описана дважды',
		unfindable: 'поле нечем найти: ни селектора, ни подписи',
		'only-brittle': 'только ненадёжные селекторы и ни одной подписи',
		'format-does-not-fit': 'формат даты у графы без даты',
		'options-do-not-fit': 'пункты у графы без выбора'
	},
	/** Why a field is asked about, or left alone. */
	why: {
		'equally-good': 'похожих полей несколько',
		'not-sure': 'подпись понятна не до конца',
		'selector-elsewhere': 'поле нашлось не там, где его учили',
		'other-heading': 'заголовок группы другой',
		several: 'подходит несколько полей',
		brittle: 'найдено только по месту на странице',
		'label-changed': 'подпись с тех пор изменилась',
		'unit-unsure': 'неясно, часы это или минуты',
		'format-unsure': 'неясно, в каком виде дата',
		'too-long': 'текст длиннее, чем поле принимает',
		'not-for-this-control': 'такое поле этого не принимает',
		'not-exact': 'точно записать нельзя',
		'option-not-exact': 'точно такого пункта нет',
		withheld: 'нет согласия клиента',
		'no-value': 'в строке не заполнено',
		'read-only': 'поле только для чтения',
		disabled: 'поле выключено',
		covered: 'поле закрыто другим',
		known: 'по профилю не трогать',
		never: 'чужое: личные данные, согласие, файл',
		person: 'о человеке, этого в расширении нет',
		search: 'поиск',
		login: 'вход',
		'not-ours': 'не похоже на графу реестра'
	},

	columns: {
		number: '№ п/п',
		applicationDate: 'Дата обращения',
		basis: 'Документ-основание, целиком',
		basisKind: 'Вид документа',
		basisNumber: 'Номер документа',
		basisDate: 'Дата документа',
		basisBody: 'Кто выдал',
		category: 'Категория вопроса',
		essenceForPortal: 'Суть, формулировка для портала',
		assistanceKind: 'Вид помощи',
		minutes: 'Время занятости',
		barAssociation: 'Коллегия адвокатов',
		lawyerName: 'Адвокат',
		licenceNumber: 'Номер лицензии',
		eds: 'Сведения об ЭЦП, целиком',
		edsSerialNumber: '№ сертификата ЭЦП',
		edsSigner: 'Кто подписал',
		signedAt: 'Когда подписано'
	},
	parts: {
		whole: '',
		day: 'день',
		month: 'месяц',
		year: 'год',
		hours: 'часы',
		'minutes-of-hour': 'минуты',
		'total-minutes': 'всего минут',
		'decimal-hours': 'часы дробью',
		clock: 'ч:мм',
		details: 'реквизиты',
		surname: 'фамилия',
		'given-name': 'имя',
		patronymic: 'отчество'
	},
	kinds: {
		informing: 'информирование',
		consulting: 'консультирование',
		defence: 'защита, представительство',
		other: 'иные действия'
	}
};

/** Every word of the extension; a language that lacks one does not compile. */
export type Words = typeof ru;
