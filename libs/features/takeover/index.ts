export { readFacts } from './read-facts.js';
export type { Proposal } from './proposal.js';
export type { TakenOver } from './read-file.js';
export { TakeoverService } from './takeover-service.js';
