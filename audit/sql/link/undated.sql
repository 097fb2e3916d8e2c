-- Number of sightings without a day, which linking leaves out.
SELECT count(*) AS undated FROM link_account WHERE try_cast(day AS DATE) IS NULL;
