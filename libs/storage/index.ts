export type { BlobStorage } from './blob-storage.js';
export { openBucketBlobStore } from './bucket-blob-store.js';
export { openFolderBlobStore } from './folder-blob-store.js';
