/**
 * A hundred thousand parties as a register of many years would name them, made
 * from parts by a fixed sequence: Kazakh and Russian surnames (most of them
 * rare), given names, patronymics in both forms, some in Latin letters, some
 * with initials, some misspelt, one in ten an organisation.
 */
const SYLLABLES = 'ба да са та ма ка ра ша жа бе се те ме ке ре же бо со то мо ко ро жо бу су ну ту ку ру жу'.split(
	' '
);
const ENDINGS = ['ев', 'ов', 'бек', 'баев', 'нов', 'ханов', 'лиев', 'тегі', 'қан', 'енко', 'ин'];
const GIVEN =
	'Ерлан Айгүл Нұрлан Динара Арман Сауле Бауыржан Мадина Тимур Жанна Олжас Әсел Серик Гүлнар Виктор Анна Сергей Ольга Данияр Асем'.split(
		' '
	);
const FATHERS = 'Серик Марат Болат Кайрат Нурлан Ержан Талгат Самат Мурат Ермек Асхат Канат Олег Иван Виктор'.split(
	' '
);
const LATIN = new Map(
	Object.entries({
		...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', к: 'k', л: 'l', м: 'm', н: 'n' },
		...{ о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', х: 'kh', ш: 'sh', ч: 'ch', қ: 'q', ү: 'u', ұ: 'u', ә: 'a' },
		...{ і: 'i', ь: '', ы: 'y' }
	})
);

/** @returns {() => number} numbers from 0 to 1, always the same ones */
function sequence(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

export function namesOfParties(count: number): string[] {
	const next = sequence(7);
	const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
	const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
	const surname = () =>
		capital(pick(SYLLABLES) + pick(SYLLABLES) + (next() < 0.5 ? pick(SYLLABLES) : '') + pick(ENDINGS));
	const latin = (text: string) =>
		Array.from(text, (letter) => {
			const small = LATIN.get(letter.toLowerCase()) ?? letter;
			return letter === letter.toLowerCase() ? small : capital(small);
		}).join('');
	return Array.from({ length: count }, () => {
		const kind = next();
		if (kind < 0.1) return `ТОО «${surname()} ${capital(pick(SYLLABLES) + pick(SYLLABLES))}»`;
		const [family, given] = [surname(), pick(GIVEN)];
		const father = next() < 0.6 ? `${pick(FATHERS)}ович` : `${pick(FATHERS)}ұлы`;
		if (kind < 0.2) return latin(`${family} ${given}`);
		if (kind < 0.3) return `${family} ${given.charAt(0)}.${father.charAt(0)}.`;
		if (kind < 0.4) return `${given} ${family}`;
		return `${family} ${given} ${father}`;
	});
}
