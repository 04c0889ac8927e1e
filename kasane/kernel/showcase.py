def context():
    return {}
