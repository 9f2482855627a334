export * from './model.js';
export * from './input.js';
