import type { Column } from '../types.js';

/**
 * What labels mean, as data. Stems of folded words (күні → куни), `=` for the
 * whole word; each entry of `all` is a list of alternatives `a|b`.
 */
export interface Rule {
	column: Column;
	score: number;
	all: readonly string[];
	none?: readonly string[];
	/** The column may speak of the person who came: the date of their application does. */
	person?: true;
}

export const DATE = '=дата|=даты|=дату|=датасы|=кун|=куни|=date';
export const NUMBER = '=№|=номер|=номера|=номери|=нумерация|номир|=n|=number';
/** Documents that can be the basis, and what the form calls the basis itself. */
export const DOCUMENT =
	'документ|кужат|постановл|каулы|договор|=шарт|=шарты|=шарттын|уведомл|хабарлама|ордер|поручен|тапсырма|определен|уйгарым|основан|негиз|заявк';
export const TIME = 'врем|уакыт';
export const LAWYER =
	'=защитник|=защитника|=коргаушы|=коргаушынын|=адвокат|=адвоката|=адвокату|=адвокаты|=адвокаттын|=адвокатом|=lawyer|=advocate';
export const ESSENCE = '=суть|=сути|=сутью|существо|сущност|=мани|=манин|=маниси|=манинин|=манисин';
export const HELP = 'помощ|комек|комег|ггюп|мкбзк|мккзк|мкзк|услуг|кызмет|содейств';
export const KIND = '=вид|=вида|=виды|=тип|=типи|=тури|=тур|=форма|=нысаны|=турин';
/** Wordings of the question itself. */
export const QUESTION = 'вопрос|масел|сурак|проблем|ситуац|жагдай';
export const NAMES = 'наимен|назван|=атауы|=атау';
