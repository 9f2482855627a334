export { readFacts } from './read-facts.js';
export type { Proposal } from './proposal.js';
