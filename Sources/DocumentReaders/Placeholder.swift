// DocumentReaders
