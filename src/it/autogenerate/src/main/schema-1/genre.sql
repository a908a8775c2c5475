create type genre as enum ('novel', 'poetry');
