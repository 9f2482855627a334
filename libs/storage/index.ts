export { openFolderBlobStore } from './folder-blob-store.js';
export type { FolderBlobStore } from './folder-blob-store.js';
