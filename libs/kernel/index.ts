export * from './beijing.js';
export * from './canonical-json.js';
export * from './clock.js';
export * from './decimal.js';
export * from './errors.js';
export * from './meeting.js';
export * from './system.js';
export * from './vocabulary.js';
