export * from './common.js';
export * from './facts.js';
export * from './indicators.js';
export * from './checks.js';
export * from './narrative.js';
export * from './workflow.js';
export * from './package.js';
