-- What is known of a language: codes of the folders of `audit/lang` that hold a file (`audit.store.connect` inserts them). A text
-- without a language is read as English, the default.
CREATE OR REPLACE MACRO language_of(lang) AS coalesce(lang, 'en');
CREATE OR REPLACE MACRO has_statements(lang) AS coalesce(lang, 'en') IN (/* languages with cues.yaml */);
CREATE OR REPLACE MACRO has_loaded_words(lang) AS coalesce(lang, 'en') IN (/* languages with loaded.yaml */);
CREATE OR REPLACE MACRO has_loaded_model(lang) AS coalesce(lang, 'en') IN (/* languages with models/loaded.npz */);
CREATE OR REPLACE MACRO has_passives(lang) AS coalesce(lang, 'en') IN (/* languages with lexicons/passives.yaml */);
CREATE OR REPLACE MACRO has_judgements(lang) AS coalesce(lang, 'en') IN (/* languages with notices.yaml */);
-- Measures of provenance that read judgements in the words of a language.
CREATE OR REPLACE MACRO by_judgement(name) AS name IN ('documents_without_link', 'numbers_without_source');
