import type { Condition, FactDefinition } from '#libs/rulebook';

import { wordsOf, type Placed, type Sentence } from './blocks.js';
import { covered, essence } from './likeness.js';
import type { Proposal } from './proposal.js';

/** How much of a sentence, and of each of its clauses, a line must say for the sentence to be meant. */
const SAID = 0.75;
const CLAUSE_SAID = 0.6;
/** Of a clause that is filled in, whose other words are few. */
const FILLED_CLAUSE_SAID = 0.5;
/** The other answer must be said by so much less. */
const MARGIN = 0.1;
/** A sentence said to the letter is meant, though another is said nearly. */
const LETTER_MARGIN = 0.02;
const SURE = 0.95;

interface Vote {
  readonly fact: string;
  readonly value: boolean | string;
  readonly said: number;
  readonly length: number;
  /** The line has the sentence's end to the letter, its full stop included: it says this, and nothing longer. */
  readonly isLetter: boolean;
}

/** What a paragraph answers of a fact. */
export interface Answer extends Vote {
  readonly quote: Proposal['quote'];
}

/**
 * What a paragraph's choice of sentences says of facts: the rulebook prints a sentence when its condition holds, so where
 * the report has the sentence, the condition held. Where two answers are said about as much, none is given.
 */
export function answersOf({ line, likeness, when, sentences }: Placed): Answer[] {
  const said = undominated(sentences.map((sentence) => saidOf(sentence, line.text)));
  const block = assignments(when).map((answer) => ({
    ...answer,
    said: likeness,
    isLetter: false,
    length: 0,
  }));
  const votes = [
    ...said.flatMap((one) => votesOf(one, sentences)),
    ...sentences.flatMap((sentence) => deniedBy(line.text, sentence)),
    ...block.filter((vote) => vote.said >= SAID),
  ];
  const quote = { text: line.text, start: line.start, end: line.start + line.text.length };
  return [...new Set(votes.map(({ fact }) => fact))].flatMap((id) => {
    const winner = winnerOf(votes.filter((vote) => vote.fact === id));
    return winner === null ? [] : [{ ...winner, quote }];
  });
}

/** Answers as proposals of the facts that are typed. */
export function statementsOf(
  answers: readonly Answer[],
  factOf: (id: string) => FactDefinition | undefined,
): Proposal[] {
  return answers.flatMap(({ fact: id, value, said, quote }) => {
    const fact = factOf(id);
    if (fact?.origin !== 'input') return [];
    const confidence = said >= SURE ? 'sure' : 'likely';
    return [{ fact: id, label: fact.label, value, confidence, quote }];
  });
}

/** A sentence with how much of it the line says. */
interface Said {
  readonly when: Condition | undefined;
  readonly words: string;
  readonly said: number;
  readonly isLetter: boolean;
}

const saidOf = ({ when, parts }: Sentence, line: string): Said => {
  const words = wordsOf(parts);
  const said = saidBy(words, line);
  return { when, words, said, isLetter: said === 1 && endsIn(words, line) };
};

/** Shares of words from which a sentence is a part of another, or another wording of it. */
const PART_OF = 0.85;
const LIKE = 0.6;
const ALL_BUT_WHOLE = 0.85;

/** Without the sentences that are only said because a longer or nearer one is: the rulebook prints one of them. */
function undominated(all: readonly Said[]): Said[] {
  return all.filter(
    (one) =>
      one.said >= SAID &&
      !all.some((other) => {
        const longer = other.said >= SAID && other.words.length > one.words.length * 1.2;
        const shared = other === one ? 0 : covered(one.words, other.words);
        return (
          (longer && shared >= PART_OF && !(one.isLetter && other.said < SURE)) ||
          (other.said > one.said && shared >= LIKE && !holdsWhole(one, other))
        );
      }),
  );
}

/** A long sentence said all but whole is meant, although a part of it is said to the letter. */
const holdsWhole = (one: Said, part: Said): boolean =>
  one.said >= ALL_BUT_WHOLE &&
  one.words.length > part.words.length * 1.2 &&
  covered(part.words, one.words) >= PART_OF;

/** Characters of a sentence's end, enough to know it by. */
const END = 12;

const endsIn = (words: string, line: string): boolean => {
  const end = words.split(' ').at(-1)?.slice(-END) ?? '';
  return end.length > 1 && /[。；]$/u.test(end) && line.includes(end);
};

/** A sentence that another goes on from answers by what it leaves out: that is never sure. */
const BY_OMISSION = 0.9;

function votesOf({ when, words, said, isLetter }: Said, sentences: readonly Sentence[]): Vote[] {
  const longer = sentences.filter(({ parts }) => {
    const others = wordsOf(parts);
    return others.length > words.length && covered(words, others) >= PART_OF;
  });
  return assignments(when).map((answer) => {
    const isOmission = longer.some((other) =>
      assignments(other.when).some(
        ({ fact, value }) => fact === answer.fact && value !== answer.value,
      ),
    );
    const weight = isOmission ? Math.min(said, BY_OMISSION) : said;
    return { ...answer, said: weight, isLetter, length: words.length };
  });
}

/** 不存在甲、乙、丙等问题 answers 存在乙的问题 with no. */
function deniedBy(line: string, { when, parts }: Sentence): Vote[] {
  const found = /^存在(.{3,}?)(?:的(?:问题|情况))?。$/u.exec(wordsOf(parts).trim());
  const answers = assignments(when).filter(({ value }) => value === true);
  if (found === null || answers.length !== 1) return [];
  const core = essence(found[1] ?? '');
  const denied = line
    .split(/[。；]/u)
    .flatMap((sentence) => sentence.split('不存在').slice(1))
    .some((after) => essence(after).includes(core));
  return denied
    ? answers.map(({ fact }) => ({
        fact,
        value: false,
        said: SURE,
        isLetter: false,
        length: core.length,
      }))
    : [];
}

/** How much of a sentence a line says; nothing, when the line denies it or leaves out one of its clauses. */
function saidBy(words: string, line: string): number {
  const clauses = words.split(/[，；。：]/u).filter((clause) => essence(clause).length >= 4);
  const isDenied = clauses.some((clause) => denies(line, essence(clause).slice(0, 4)));
  const isCut = clauses.some(
    (clause) => covered(clause, line) < (clause.includes(' ') ? FILLED_CLAUSE_SAID : CLAUSE_SAID),
  );
  return isDenied || isCut ? 0 : covered(words, line);
}

/** 不存在无预算… denies 存在无预算…, although it has all its words. */
function denies(line: string, opening: string): boolean {
  const text = essence(line);
  const places = text.split(opening).slice(0, -1);
  return places.length > 0 && places.every((before) => /[不未没无]$/u.test(before));
}

function winnerOf(votes: readonly Vote[]): Vote | null {
  const [best] = [...votes].sort(
    (one, other) => other.said - one.said || other.length - one.length,
  );
  if (best === undefined) return null;
  const against = votes.filter(({ value }) => value !== best.value);
  const margin = best.isLetter ? LETTER_MARGIN : MARGIN;
  return against.some(({ said }) => said > best.said - margin) ? null : best;
}

/** What must be true of facts for a condition to hold; of alternatives and comparisons nothing follows. */
function assignments(when: Condition | undefined): Pick<Vote, 'fact' | 'value'>[] {
  if (when === undefined) return [];
  if ('all' in when) return when.all.flatMap(assignments);
  if (!('fact' in when) || when.operator !== 'equal') return [];
  const { value } = when;
  return typeof value === 'boolean' || typeof value === 'string'
    ? [{ fact: when.fact, value }]
    : [];
}
